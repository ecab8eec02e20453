package io.qadom.core.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.qadom.api.Key;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The instrument itself: what is proved with it holds only if a seed decides everything. */
class VirtualNetworkTest {

    private static final long SEED = 7;
    private static final int PEERS = 12;
    private static final Weather ROUGH = Weather.between(Duration.ofMillis(1), Duration.ofMillis(30))
            .losing(0.05)
            .duplicating(0.05);

    @Test
    void hash_sameSeed_isTheSame() {
        assertThat(scenario(new VirtualNetwork(SEED))).isEqualTo(scenario(new VirtualNetwork(SEED)));
    }

    @Test
    void hash_otherSeed_differs() {
        assertThat(scenario(new VirtualNetwork(SEED))).isNotEqualTo(scenario(new VirtualNetwork(SEED + 1)));
    }

    @Test
    void hash_oneDatagramANanosecondLater_differs() {
        VirtualNetwork nudged = new VirtualNetwork(SEED);
        nudged.ether().nudge(100, 1);

        assertThat(scenario(nudged)).isNotEqualTo(scenario(new VirtualNetwork(SEED)));
    }

    @Test
    void hash_nudgeOfNothing_isTheSame() {
        VirtualNetwork nudged = new VirtualNetwork(SEED);
        nudged.ether().nudge(100, 0);

        assertThat(scenario(nudged)).isEqualTo(scenario(new VirtualNetwork(SEED)));
    }

    /** A bit of everything: joins, writes, reads, a death, a return, a partition. */
    private static long scenario(VirtualNetwork network) {
        network.weather(ROUGH);
        List<VirtualPeer> peers =
                network.grow(PEERS, Plan.server().withBucketSize(8).withReplicationFactor(4));
        List<Key> keys = Values.setThroughout(network, 5);
        peers.get(1).kill();
        network.isolate(peers.subList(2, 5));
        keys.forEach(peers.get(6)::get);
        network.heal();
        peers.get(1).start().join();
        keys.forEach(peers.get(1)::get);
        network.run(Duration.ofMinutes(2));
        return network.hash();
    }
}
