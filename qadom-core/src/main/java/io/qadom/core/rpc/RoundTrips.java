package io.qadom.core.rpc;

import io.qadom.api.Contact;
import io.qadom.api.NodeId;
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
    private static final int MEDIANS_OF_PATIENCE = 4;

    private final Map<NodeId, Estimate> estimates = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<NodeId, Estimate> eldest) {
            return size() > CONTACTS_MAX;
        }
    };
    private final Recent stalls = new Recent(MEDIAN_SAMPLES, MEDIAN_EVERY);
    private final Recent answers = new Recent(LAST_ANSWERS, 1);

    void sample(NodeId id, long roundTripNanos) {
        Estimate estimate = estimates.get(id);
        if (estimate == null) {
            estimate = new Estimate(roundTripNanos);
            estimates.put(id, estimate);
        } else {
            estimate.update(roundTripNanos);
        }
        stalls.add(estimate.stallNanos());
        answers.add(roundTripNanos);
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
     * When the answer is later than usual: srtt + 4 var, but not longer than four times the median of the last answers
     * from anybody. A contact that was slow while everything was busy is not waited for that long when nothing is.
     */
    long stallNanos(@Nullable Contact contact) {
        long patience = answers.isFull() ? MEDIANS_OF_PATIENCE * answers.median() : STALL_NANOS_MAX;
        return Math.max(STALL_NANOS_MIN, Math.min(usualNanos(contact), patience));
    }

    private long usualNanos(@Nullable Contact contact) {
        Estimate estimate = contact == null ? null : estimates.get(contact.id());
        return estimate == null ? usualOfOthersNanos() : estimate.stallNanos();
    }

    private long usualOfOthersNanos() {
        return stalls.isEmpty() ? STALL_NANOS_UNKNOWN : stalls.median();
    }

    /** When a try has failed. */
    long failNanos(@Nullable Contact contact) {
        Estimate estimate = contact == null ? null : estimates.get(contact.id());
        long late = estimate == null ? usualOfOthersNanos() : estimate.lateNanos();
        long patience = Math.max(FAIL_NANOS_MIN, STALLS_BEFORE_FAILURE * late);
        return Math.min(FAIL_NANOS_MAX, estimate == null ? patience : patience << estimate.doublings);
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
