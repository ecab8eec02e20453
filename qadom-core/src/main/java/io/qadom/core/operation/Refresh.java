package io.qadom.core.operation;

import io.qadom.api.Identifier;
import io.qadom.api.Key;
import io.qadom.core.lookup.Lookup;
import io.qadom.wire.Message;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Refreshes buckets by looking up a random point in each (<i>Kademlia</i>, section 2.3), a few at a time. */
public final class Refresh {

    private static final int WALKS_MAX = 3;

    /** Hears that all buckets have been refreshed. */
    public interface Listener {
        /** The last lookup is over. */
        void refreshed(long nowNanos);
    }

    private final Surroundings around;
    private final Listener whenDone;
    private final Deque<Integer> buckets = new ArrayDeque<>();
    private final Set<Walk> walks = new HashSet<>();
    private boolean stopped;

    /** A refresh that has not started. */
    public Refresh(Surroundings around, Listener whenDone) {
        this.around = around;
        this.whenDone = whenDone;
    }

    /** Starts with the given buckets, which may be none. */
    public void start(List<Integer> indexes, long nowNanos) {
        buckets.addAll(indexes);
        next(nowNanos);
    }

    private void next(long nowNanos) {
        while (walks.size() < WALKS_MAX && !buckets.isEmpty() && !stopped) {
            walk(randomKeyIn(buckets.poll()), nowNanos);
        }
        if (walks.isEmpty() && buckets.isEmpty() && !stopped) {
            stopped = true;
            whenDone.refreshed(nowNanos);
        }
    }

    private void walk(Key target, long nowNanos) {
        Lookup lookup = around.lookup(target, around.config().bucketSize(), nowNanos);
        Arrival arrival = new Arrival(new Message.FindNode(target));
        Walk walk = new Walk(around, lookup, arrival);
        arrival.walk = walk;
        walks.add(walk);
        walk.go(nowNanos);
    }

    /** A random key that shares exactly so many bits with this node. */
    private Key randomKeyIn(int bucket) {
        byte[] self = around.config().self().id().toByteArray();
        byte[] key = new byte[Identifier.BYTES];
        around.random().nextBytes(key);
        for (int bit = 0; bit <= bucket; bit++) {
            int mask = 0x80 >>> (bit % 8);
            boolean one = ((self[bit / 8] & mask) != 0) != (bit == bucket);
            key[bit / 8] = (byte) (one ? key[bit / 8] | mask : key[bit / 8] & ~mask);
        }
        return Key.of(key);
    }

    /** Ends it; {@code whenDone} is not told. */
    public void stop() {
        stopped = true;
        walks.forEach(Walk::stop);
    }

    private final class Arrival extends Walk.ToClosest {

        private @Nullable Walk walk;

        private Arrival(Message.Request question) {
            super(question);
        }

        @Override
        public void arrived(long nowNanos) {
            walks.remove(walk);
            next(nowNanos);
        }
    }
}
