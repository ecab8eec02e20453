package io.qadom.core.turn;

import java.time.Instant;

/**
 * Turns the monotonic time of a run into moments that can be kept on disk. The wall clock is read once, at the start;
 * after that lifetimes run on the monotonic clock and a clock that is set does not move them.
 *
 * @param startNanos the monotonic time at the start
 * @param startMillis the wall clock at the start, since the epoch
 */
public record WallTime(long startNanos, long startMillis) {

    private static final long NANOS_PER_MILLI = 1_000_000L;

    /** The wall time of a run that starts now. */
    public static WallTime startingAt(long startNanos, Instant start) {
        return new WallTime(startNanos, start.toEpochMilli());
    }

    /** The moment at a monotonic time, in whole milliseconds as stores keep it. */
    public Instant at(long nowNanos) {
        return Instant.ofEpochMilli(startMillis + Math.floorDiv(nowNanos - startNanos, NANOS_PER_MILLI));
    }
}
