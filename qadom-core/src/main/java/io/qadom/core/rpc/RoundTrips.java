package io.qadom.core.rpc;

import io.qadom.api.Contact;
import io.qadom.api.NodeId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long answers take, by contact: the smoothed round trip and its variation of Jacobson and Karels (RFC 6298 section
 * 2), kept for those heard of last. A contact that has not been timed is expected to take as long as the median of the
 * others.
 */
final class RoundTrips {

    static final int CONTACTS_MAX = 4_096;

    private static final long STALL_NANOS_MIN = 2_000_000L;
    private static final long STALL_NANOS_MAX = 500_000_000L;
    private static final long STALL_NANOS_UNKNOWN = 200_000_000L;
    private static final long FAIL_NANOS_MIN = 50_000_000L;
    private static final long FAIL_NANOS_MAX = 3_000_000_000L;
    private static final int STALLS_BEFORE_FAILURE = 4;
    private static final int MEDIAN_SAMPLES = 64;
    private static final int MEDIAN_EVERY = 16;

    private final Map<NodeId, Estimate> estimates = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<NodeId, Estimate> eldest) {
            return size() > CONTACTS_MAX;
        }
    };
    private final long[] recentStalls = new long[MEDIAN_SAMPLES];
    private int recentCount;
    private long medianStallNanos = STALL_NANOS_UNKNOWN;

    void sample(NodeId id, long roundTripNanos) {
        Estimate estimate = estimates.get(id);
        if (estimate == null) {
            estimate = new Estimate(roundTripNanos);
            estimates.put(id, estimate);
        } else {
            estimate.update(roundTripNanos);
        }
        remember(estimate.stallNanos());
    }

    boolean isKnown(NodeId id) {
        return estimates.containsKey(id);
    }

    Optional<Long> smoothedNanos(NodeId id) {
        return Optional.ofNullable(estimates.get(id)).map(estimate -> estimate.smoothedNanos);
    }

    /** When the answer is later than usual: srtt + 4 var. */
    long stallNanos(@Nullable Contact contact) {
        Estimate estimate = contact == null ? null : estimates.get(contact.id());
        return estimate == null ? medianStallNanos : estimate.stallNanos();
    }

    /** When a try has failed. */
    long failNanos(@Nullable Contact contact) {
        long patience = STALLS_BEFORE_FAILURE * stallNanos(contact);
        return Math.max(FAIL_NANOS_MIN, Math.min(FAIL_NANOS_MAX, patience));
    }

    private void remember(long stallNanos) {
        recentStalls[recentCount++ % MEDIAN_SAMPLES] = stallNanos;
        if (recentCount % MEDIAN_EVERY == 0 || recentCount == 1) {
            long[] sorted = Arrays.copyOf(recentStalls, Math.min(recentCount, MEDIAN_SAMPLES));
            Arrays.sort(sorted);
            medianStallNanos = sorted[sorted.length / 2];
        }
        if (recentCount == 2 * MEDIAN_SAMPLES) {
            recentCount = MEDIAN_SAMPLES;
        }
    }

    private static final class Estimate {

        private long smoothedNanos;
        private long variationNanos;

        private Estimate(long firstNanos) {
            smoothedNanos = firstNanos;
            variationNanos = firstNanos / 2;
        }

        private void update(long sampleNanos) {
            long error = sampleNanos - smoothedNanos;
            variationNanos += (Math.abs(error) - variationNanos) / 4;
            smoothedNanos += error / 8;
        }

        private long stallNanos() {
            return Math.max(STALL_NANOS_MIN, Math.min(STALL_NANOS_MAX, smoothedNanos + 4 * variationNanos));
        }
    }
}
