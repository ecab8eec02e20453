package io.qadom.core.operation;

import io.qadom.api.Key;
import io.qadom.api.LookupOutcome;
import io.qadom.core.lookup.Candidate;
import io.qadom.core.lookup.Lookup;
import io.qadom.wire.Message;
import java.time.Duration;
import java.util.List;

/** Finds the closest nodes for a user who wants to see them. */
public final class LookupOperation extends Operation {

    private final Key key;
    private final Walk walk;

    /** A lookup that has not started. */
    public LookupOperation(long number, Key key, Surroundings around, long nowNanos) {
        super(number, around);
        this.key = key;
        Lookup lookup = around.lookup(key, around.config().bucketSize(), nowNanos);
        this.walk = new Walk(around, lookup, new Walk.ToClosest(new Message.FindNode(key)) {
            @Override
            public void arrived(long arrivedNanos) {
                conclude(lookup.isComplete());
            }
        });
    }

    @Override
    void begin(long nowNanos) {
        walk.go(nowNanos);
    }

    @Override
    void timedOut(long nowNanos) {
        conclude(false);
    }

    private void conclude(boolean complete) {
        List<LookupOutcome.Closest> closest = walk.lookup().succeeded().stream()
                .limit(around.config().bucketSize())
                .map(this::describe)
                .toList();
        finish(new LookupOutcome(key, closest, walk.lookup().asked(), complete));
    }

    private LookupOutcome.Closest describe(Candidate candidate) {
        return new LookupOutcome.Closest(
                candidate.contact(),
                key.distanceTo(candidate.contact().id()),
                Duration.ofNanos(candidate.roundTripNanos()));
    }

    @Override
    void stopAsking() {
        walk.stop();
    }
}
