package io.qadom.api;

import java.time.Duration;

/**
 * What a write asks for.
 *
 * @param atLeast how many other nodes must hold the record for the write to succeed, 0 to 20
 * @param timeToLive how long the record shall live, 1 minute to 30 days
 */
public record WriteOptions(int atLeast, Duration timeToLive) {

    /** The most holders a write can ask for. */
    public static final int AT_LEAST_MAX = 20;

    /** The shortest life of a record. */
    public static final Duration TIME_TO_LIVE_MIN = Duration.ofMinutes(1);

    /** The longest life of a record. */
    public static final Duration TIME_TO_LIVE_MAX = Duration.ofDays(30);

    private static final WriteOptions DEFAULTS = new WriteOptions(1, Duration.ofHours(36));

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException naming the parameter and its bound
     */
    public WriteOptions {
        if (atLeast < 0 || atLeast > AT_LEAST_MAX) {
            throw new IllegalArgumentException("atLeast " + atLeast + " is not between 0 and " + AT_LEAST_MAX);
        }
        if (timeToLive.compareTo(TIME_TO_LIVE_MIN) < 0 || timeToLive.compareTo(TIME_TO_LIVE_MAX) > 0) {
            throw new IllegalArgumentException("timeToLive " + timeToLive + " is not between 1 minute and 30 days");
        }
    }

    /**
     * One other holder, 36 hours.
     *
     * @return the defaults
     */
    public static WriteOptions defaults() {
        return DEFAULTS;
    }

    /**
     * The same options with another number of holders.
     *
     * @param holders how many other nodes must hold the record, 0 to 20
     * @return new options
     */
    public WriteOptions withAtLeast(int holders) {
        return new WriteOptions(holders, timeToLive);
    }

    /**
     * The same options with another life.
     *
     * @param life how long the record shall live, 1 minute to 30 days
     * @return new options
     */
    public WriteOptions withTimeToLive(Duration life) {
        return new WriteOptions(atLeast, life);
    }
}
