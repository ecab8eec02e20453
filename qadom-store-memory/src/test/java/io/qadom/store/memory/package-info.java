/** The store in memory against the conformance kit. */
@NullMarked
package io.qadom.store.memory;

import org.jspecify.annotations.NullMarked;
