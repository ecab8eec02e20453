package io.qadom.core.turn;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Turns the monotonic time of a run into moments that can be kept on disk. The wall clock is read once, at the start;
 * after that lifetimes run on the monotonic clock and a clock that is set does not move them.
 *
 * @param startNanos the monotonic time at the start
 * @param start the wall clock at the start
 */
public record WallTime(long startNanos, Instant start) {

    /** The moment at a monotonic time, cut to milliseconds as stores keep it. */
    public Instant at(long nowNanos) {
        return start.plusNanos(nowNanos - startNanos).truncatedTo(ChronoUnit.MILLIS);
    }
}
