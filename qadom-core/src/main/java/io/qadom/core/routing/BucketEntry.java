package io.qadom.core.routing;

import io.qadom.api.Contact;
import io.qadom.api.PeerStatus.Health;

/** A contact in a bucket and what is known of its health, in the words of BEP 5: good, questionable, bad. */
final class BucketEntry {

    private static final long GOOD_NANOS = 15 * 60 * 1_000_000_000L;
    private static final int MISSES_UNTIL_BAD = 3;

    private final Contact contact;
    private long seenNanos;
    private int misses;

    BucketEntry(Contact contact, long seenNanos) {
        this.contact = contact;
        this.seenNanos = seenNanos;
    }

    Contact contact() {
        return contact;
    }

    long seenNanos() {
        return seenNanos;
    }

    void seen(long nowNanos) {
        seenNanos = nowNanos;
        misses = 0;
    }

    void missed() {
        misses++;
    }

    boolean hasMissed() {
        return misses > 0;
    }

    boolean isGood(long nowNanos) {
        return misses == 0 && nowNanos - seenNanos < GOOD_NANOS;
    }

    boolean isBad() {
        return misses >= MISSES_UNTIL_BAD;
    }

    Health health(long nowNanos) {
        return isGood(nowNanos) ? Health.GOOD : Health.QUESTIONABLE;
    }
}
