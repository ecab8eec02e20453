package io.qadom.core.network;

import io.qadom.api.Bytes;
import io.qadom.api.Key;
import io.qadom.api.NodeId;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Makes values and sets for tests. */
final class Values {

    private static final int BYTES = 200;

    private Values() {}

    /** A value of 200 random bytes. */
    static Bytes random(RandomGenerator random) {
        return random(random, BYTES);
    }

    static Bytes random(RandomGenerator random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return Bytes.wrap(bytes);
    }

    /** A value whose key is closer to this node than to any living server but itself. */
    static Bytes closestTo(NodeId id, VirtualNetwork network) {
        Bytes value = random(network.random());
        while (isCloserToAnother(Key.ofValue(value), id, network)) {
            value = random(network.random());
        }
        return value;
    }

    private static boolean isCloserToAnother(Key key, NodeId id, VirtualNetwork network) {
        return key.compareDistances(network.closest(key, 1).get(0).id(), id) < 0;
    }

    /** So many values, set one after another through peers drawn at random; their keys. */
    static List<Key> setThroughout(VirtualNetwork network, int count) {
        List<Key> keys = new ArrayList<>(count);
        List<VirtualPeer> peers = network.living().toList();
        for (int i = 0; i < count; i++) {
            VirtualPeer writer = peers.get(network.random().nextInt(peers.size()));
            keys.add(writer.set(random(network.random())).key());
        }
        return keys;
    }
}
