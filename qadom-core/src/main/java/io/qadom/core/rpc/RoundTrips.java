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
    private static final int DOUBLINGS_MAX = 6;
    private static final int MEDIAN_SAMPLES = 64;
    private static final int MEDIAN_EVERY = 16;
    private static final int LAST_ANSWERS = 16;
    private static final int LONGEST_ANSWERS = 2;

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
    private final long[] lastAnswers = new long[LAST_ANSWERS];
    private int answers;

    void sample(NodeId id, long roundTripNanos) {
        Estimate estimate = estimates.get(id);
        if (estimate == null) {
            estimate = new Estimate(roundTripNanos);
            estimates.put(id, estimate);
        } else {
            estimate.update(roundTripNanos);
        }
        remember(estimate.stallNanos());
        lastAnswers[answers++ % LAST_ANSWERS] = roundTripNanos;
        if (answers == 2 * LAST_ANSWERS) {
            answers = LAST_ANSWERS;
        }
    }

    /**
     * An answer to one of several tries tells no round trip, but that patience may have been too short: it doubles until
     * an answer gives a sample again (Karn; RFC 6298 section 5). Else a way that has become longer would never be learnt.
     */
    void unclear(NodeId id) {
        Estimate estimate = estimates.get(id);
        if (estimate != null) {
            estimate.doublings = Math.min(DOUBLINGS_MAX, estimate.doublings + 1);
        }
    }

    boolean isKnown(NodeId id) {
        return estimates.containsKey(id);
    }

    Optional<Long> smoothedNanos(NodeId id) {
        return Optional.ofNullable(estimates.get(id)).map(estimate -> estimate.smoothedNanos);
    }

    /**
     * When the answer is later than usual: srtt + 4 var, but not longer than twice the longest of the last answers from
     * anybody. A contact that was slow while everything was busy is not waited for that long when nothing is.
     */
    long stallNanos(@Nullable Contact contact) {
        return Math.max(STALL_NANOS_MIN, Math.min(usualNanos(contact), longestUsualNanos()));
    }

    private long usualNanos(@Nullable Contact contact) {
        Estimate estimate = contact == null ? null : estimates.get(contact.id());
        return estimate == null ? medianStallNanos : estimate.stallNanos();
    }

    private long longestUsualNanos() {
        if (answers < LAST_ANSWERS) {
            return STALL_NANOS_MAX;
        }
        long longest = 0;
        for (long answer : lastAnswers) {
            longest = Math.max(longest, answer);
        }
        return LONGEST_ANSWERS * longest;
    }

    /** When a try has failed. */
    long failNanos(@Nullable Contact contact) {
        Estimate estimate = contact == null ? null : estimates.get(contact.id());
        long late = estimate == null ? medianStallNanos : estimate.lateNanos();
        long patience = Math.max(FAIL_NANOS_MIN, STALLS_BEFORE_FAILURE * late);
        return Math.min(FAIL_NANOS_MAX, estimate == null ? patience : patience << estimate.doublings);
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
        private int doublings;

        private Estimate(long firstNanos) {
            smoothedNanos = firstNanos;
            variationNanos = firstNanos / 2;
        }

        private void update(long sampleNanos) {
            doublings = 0;
            long error = sampleNanos - smoothedNanos;
            variationNanos += (Math.abs(error) - variationNanos) / 4;
            smoothedNanos += error / 8;
        }

        private long lateNanos() {
            return smoothedNanos + 4 * variationNanos;
        }

        private long stallNanos() {
            return Math.max(STALL_NANOS_MIN, Math.min(STALL_NANOS_MAX, lateNanos()));
        }
    }
}
