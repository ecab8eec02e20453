package io.qadom.core.network;

import io.qadom.api.Key;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a future is to a user of a real peer: an operation of a virtual one, under way or over. */
final class VirtualCall<T> {

    /** The longest that a call may take: waiting for a join and then itself. */
    private static final Duration LIMIT = Duration.ofSeconds(25);

    private final VirtualNetwork network;
    private final Class<T> type;
    private final Runnable canceller;
    private final long startedNanos;
    private final List<Key> told = new ArrayList<>();
    private long endedNanos;
    private @Nullable T outcome;
    private @Nullable RuntimeException failure;

    VirtualCall(VirtualNetwork network, Class<T> type, Runnable canceller) {
        this.network = network;
        this.type = type;
        this.canceller = canceller;
        this.startedNanos = network.nowNanos();
    }

    void finished(Object result) {
        outcome = type.cast(result);
        endedNanos = network.nowNanos();
    }

    void failed(RuntimeException cause) {
        failure = cause;
        endedNanos = network.nowNanos();
    }

    void memberFound(Key member) {
        told.add(member);
    }

    boolean isDone() {
        return outcome != null || failure != null;
    }

    /** Runs the network until the operation is over; gives its outcome or throws its failure. */
    T await() {
        network.runUntil(this::isDone, LIMIT);
        return outcome();
    }

    /** The outcome of an operation that is over. */
    T outcome() {
        if (failure != null) {
            throw failure;
        }
        if (outcome == null) {
            throw new IllegalStateException("the operation is not over");
        }
        return outcome;
    }

    /** How long it took in virtual time, once it is over. */
    Duration took() {
        return Duration.ofNanos(endedNanos - startedNanos);
    }

    /** The members told on the way. */
    List<Key> told() {
        return told;
    }

    void cancel() {
        canceller.run();
    }
}
