package io.qadom.core.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.qadom.api.Contact;
import io.qadom.api.GetOutcome;
import io.qadom.api.Key;
import io.qadom.wire.Message;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Networks that fall apart come together again, by themselves. */
class RejoinTest {

    private static final Plan PLAN = Plan.server().withReplicationFactor(8);

    @RegisterExtension
    final Seed seed = new Seed();

    private final VirtualNetwork network = seed.network();

    @Test
    void table_emptiedByATotalOutage_fillsAgainByItself() {
        List<VirtualPeer> peers = network.grow(12, PLAN);
        Key key = peers.get(0).set(Values.random(network.random())).key();

        network.blackout();
        network.run(Duration.ofMinutes(15));
        assertThat(peers).allMatch(peer -> peer.table().size() == 0);
        network.heal();
        network.run(Duration.ofMinutes(8));

        assertThat(peers).allMatch(peer -> peer.table().size() == 11);
        assertThat(peers).allMatch(peer -> peer.get(key).value().isPresent());
    }

    @Test
    void rejoin_longOutage_isTriedEverMoreSeldom() {
        List<VirtualPeer> peers = network.grow(12, PLAN);
        network.blackout();
        network.run(Duration.ofMinutes(20));
        assertThat(peers).allMatch(peer -> peer.table().size() == 0);
        Eavesdropper ether = network.ether().eavesdrop();

        network.run(Duration.ofHours(1));

        // Every 300 s on average, twice each: the 11 that are remembered and the bootstrap address.
        long perPeer = ether.packets().size() / peers.size();
        assertThat(perPeer).isBetween(5L * 12 * 2, 25L * 12 * 2);
    }

    @Test
    void rejoin_bootstrapComesLate_succeedsByItself() {
        VirtualPeer late = network.add(PLAN);
        late.kill();
        VirtualPeer early = network.add(PLAN);
        assertThat(early.join(late).joined()).isFalse();

        network.run(Duration.ofSeconds(20));
        late.start();
        network.run(Duration.ofSeconds(60));

        assertThat(early.knows(late.self())).isTrue();
        assertThat(late.knows(early.self())).isTrue();
    }

    @Test
    void rejoin_ownLookupWasLost_isTriedAgain() {
        List<VirtualPeer> peers = network.grow(12, PLAN);
        VirtualPeer newcomer = network.add(PLAN);
        VirtualCall<?> join = newcomer.beginJoin(peers.get(0));
        network.runUntil(() -> newcomer.count("rpc.answered") == 1, Duration.ofSeconds(5));
        network.blackout();
        network.runUntil(join::isDone, Duration.ofSeconds(20));

        network.heal();
        network.run(Duration.ofMinutes(1));

        assertThat(newcomer.table().size()).isEqualTo(12);
    }

    @Test
    void start_everybodyRestartsWithoutBootstrap_comeTogetherFromMemory() {
        List<VirtualPeer> peers = network.grow(30, PLAN);
        List<Key> keys = Values.setThroughout(network, 5);
        network.run(Duration.ofSeconds(1));
        peers.forEach(VirtualPeer::kill);

        peers.forEach(VirtualPeer::start);
        List<? extends VirtualCall<?>> joins =
                peers.stream().map(peer -> peer.beginJoin()).toList();
        network.runUntil(() -> joins.stream().allMatch(VirtualCall::isDone), Duration.ofSeconds(20));
        network.run(Duration.ofSeconds(30));

        assertThat(peers).allMatch(peer -> peer.table().size() >= 20);
        assertThat(keys).allMatch(key -> peers.get(7).get(key) instanceof GetOutcome.Found);
    }

    @Test
    void get_partitioned_findsWhatItsSideHoldsAndAllAfterHealing() {
        List<VirtualPeer> peers = network.grow(30, PLAN);
        List<VirtualPeer> island = peers.subList(0, 10);
        network.isolate(island);
        Key key = peers.get(20).set(Values.random(network.random())).key();

        assertThat(peers.get(25).get(key).value()).isPresent();
        assertThat(island.get(0).get(key).value()).isEmpty();
        network.heal();

        assertThat(island).allMatch(peer -> peer.get(key).value().isPresent());
    }

    @Test
    void restart_withOtherIdentityAtTheSameEndpoint_replacesTheOld() {
        List<VirtualPeer> peers = network.grow(5, PLAN);
        VirtualPeer gone = peers.get(4);
        gone.kill();
        Contact successor =
                Contact.of(network.freshContact().publicKey(), gone.self().endpoint());
        Stranger other = new Stranger(network, successor, (question, asker) -> new Message.Nodes(List.of()));

        other.introduceTo(peers.get(0));
        network.run(Duration.ofMinutes(5));

        assertThat(peers.get(0).knows(gone.self())).isFalse();
        assertThat(peers.get(0).knows(successor)).isTrue();
    }
}
