/**
 * A store that keeps everything in memory and forgets it when it is closed: for tests, simulations and nodes that hold
 * little. It knows no file and no clock.
 */
@NullMarked
package io.qadom.store.memory;

import org.jspecify.annotations.NullMarked;
