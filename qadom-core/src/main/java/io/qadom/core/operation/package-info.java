/**
 * What a user asked for, each a small machine: get, write (set and append), search, lookup, ping, join. An operation is
 * started once, hears answers, and finishes once.
 */
@NullMarked
package io.qadom.core.operation;

import org.jspecify.annotations.NullMarked;
