package io.qadom.api;

import java.time.Duration;
import java.util.List;

/**
 * The nodes closest to a key, as a {@link Peer#lookup(Key) lookup} found them.
 *
 * @param key the key that was looked up
 * @param closest the closest nodes that answered, the closest first, at most {@code bucketSize}
 * @param asked how many nodes were asked
 * @param complete whether the closest nodes all answered; false when time or the number of requests ran out
 */
public record LookupOutcome(Key key, List<Closest> closest, int asked, boolean complete) {

    /** Copies the list. */
    public LookupOutcome {
        closest = List.copyOf(closest);
    }

    /**
     * One of the closest nodes.
     *
     * @param contact the node
     * @param distance how far it is from the key
     * @param roundTrip how long its answer took
     */
    public record Closest(Contact contact, Distance distance, Duration roundTrip) {}
}
