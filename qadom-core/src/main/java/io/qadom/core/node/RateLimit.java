package io.qadom.core.node;

import io.qadom.api.Endpoint;
import io.qadom.core.routing.Reach;
import io.qadom.core.turn.Counters;
import io.qadom.core.turn.Counters.Counter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * How much is heard from one address: 500 datagrams a second with bursts of 1,000, by token buckets in a table of fixed size.
 * Addresses that fall into one slot share it, so that no number of sources makes the table grow. Loopback and private
 * addresses are exempt: there the operator can help himself.
 */
final class RateLimit {

    private static final int SLOTS = 4_096;
    private static final long NANOS_PER_TOKEN = 2_000_000L;
    private static final long BURST = 1_000;

    private final Counter refused;
    /** For each slot, when its bucket is full again; made at the first address that is limited. */
    private long @Nullable [] fullNanos;

    RateLimit(Counters counters) {
        refused = counters.counter("limits.rate");
    }

    boolean admits(Endpoint from, long nowNanos) {
        if (Reach.of(from) != Reach.PUBLIC) {
            return true;
        }
        long[] slots = slots(nowNanos);
        int slot = (from.address().hashCode() * 0x9E3779B9) >>> 20;
        long full = Math.max(0, slots[slot] - nowNanos) + NANOS_PER_TOKEN;
        if (full > BURST * NANOS_PER_TOKEN) {
            refused.increment();
            return false;
        }
        slots[slot] = nowNanos + full;
        return true;
    }

    private long[] slots(long nowNanos) {
        if (fullNanos == null) {
            fullNanos = new long[SLOTS];
            Arrays.fill(fullNanos, nowNanos);
        }
        return fullNanos;
    }
}
