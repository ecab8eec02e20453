/** Tests of the timers and the counters. */
@NullMarked
package io.qadom.core.turn;

import org.jspecify.annotations.NullMarked;
