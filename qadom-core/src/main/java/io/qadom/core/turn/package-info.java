/**
 * What goes into one turn of the engine and what comes out: {@link io.qadom.core.turn.Input},
 * {@link io.qadom.core.turn.Output}, the timers between turns and the counters. Values only; nothing here decides.
 */
@NullMarked
package io.qadom.core.turn;

import org.jspecify.annotations.NullMarked;
