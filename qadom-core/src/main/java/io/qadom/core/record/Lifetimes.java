package io.qadom.core.record;

import io.qadom.api.WriteOptions;
import java.time.Duration;
import java.time.Instant;

/** The bounds of a record's life, between the seconds of the wire and the moments of the store. */
public final class Lifetimes {

    private static final long SECONDS_MIN = WriteOptions.TIME_TO_LIVE_MIN.toSeconds();
    private static final long SECONDS_MAX = WriteOptions.TIME_TO_LIVE_MAX.toSeconds();

    private Lifetimes() {}

    /** When a record ends that shall live so long from now, held to 30 days. */
    public static Instant expiry(Instant now, long seconds) {
        return now.plusSeconds(Math.min(SECONDS_MAX, Math.max(1, seconds)));
    }

    /** When a record that somebody asks to be stored ends: at least a minute, at most 30 days from now. */
    public static Instant expiryOfWrite(Instant now, long seconds) {
        return expiry(now, Math.max(SECONDS_MIN, seconds));
    }

    /** The seconds that are left, rounded up, 1 to 30 days. */
    public static int secondsLeft(Instant now, Instant expiresAt) {
        long seconds = Duration.between(now, expiresAt).plusMillis(999).toSeconds();
        return (int) Math.min(SECONDS_MAX, Math.max(1, seconds));
    }
}
