package io.qadom.core.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.qadom.api.Bytes;
import io.qadom.api.Contact;
import io.qadom.api.GetOutcome;
import io.qadom.api.Key;
import io.qadom.api.Receipts;
import io.qadom.api.WriteOptions;
import io.qadom.spi.Provenance;
import io.qadom.spi.Provenance.Origin;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Where values live: at the closest and nowhere else, and on the way after somebody wanted them. */
class ReplicationTest {

    private static final int REPLICAS = 8;
    private static final Plan PLAN = Plan.server().withReplicationFactor(REPLICAS);

    @RegisterExtension
    final Seed seed = new Seed();

    /** Nobody is late: a write does not wait for those who are. */
    private final VirtualNetwork network = seed.network().weather(Weather.calm(Duration.ofMillis(5)));

    private List<VirtualPeer> peers = List.of();

    @BeforeEach
    void grow() {
        peers = network.grow(30, PLAN);
    }

    @Test
    void set_byAServer_isHeldByTheTrueClosestAndTheWriter() {
        for (VirtualPeer writer : peers.subList(0, 10)) {
            Receipts receipts = writer.set(Values.random(network.random()));
            List<Contact> expected = network.closest(receipts.key(), REPLICAS).stream()
                    .filter(contact -> !contact.equals(writer.self()))
                    .toList();

            assertThat(receipts.local()).isTrue();
            assertThat(receipts.refusals()).isEmpty();
            assertThat(holders(receipts)).containsExactlyElementsOf(expected);
            assertThat(peers)
                    .filteredOn(peer -> peer.holds(receipts.key()) && peer != writer)
                    .extracting(VirtualPeer::self)
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void set_byAClient_isHeldByTheTrueClosest() {
        VirtualPeer client =
                network.grow(1, Plan.client().withReplicationFactor(REPLICAS)).get(0);

        Receipts receipts = client.set(Values.random(network.random()));

        assertThat(holders(receipts)).containsExactlyElementsOf(network.closest(receipts.key(), REPLICAS));
    }

    @Test
    void append_anyKey_isHeldByTheTrueClosest() {
        Key key = Key.ofValue(Bytes.ofUtf8("a set"));
        Key member = Key.ofValue(Bytes.ofUtf8("a member"));

        Receipts receipts = peers.get(0).append(key, member);

        assertThat(peers)
                .filteredOn(peer -> peer.store().members(key).contains(member))
                .extracting(VirtualPeer::self)
                .contains(network.closest(key, REPLICAS).toArray(Contact[]::new))
                .hasSize(receipts.holders().size() + 1);
    }

    @Test
    void get_fromEverywhere_findsItAndKeepsItAsCache() {
        Bytes value = Values.random(network.random());
        Receipts receipts = peers.get(0).set(value);

        for (VirtualPeer peer : peers) {
            boolean held = peer.holds(receipts.key());
            assertThat(peer.get(receipts.key()).value()).contains(value);
            network.run(Duration.ofMillis(10));
            assertThat(peer.holds(receipts.key())).isTrue();
            if (!held) {
                assertThat(originAt(peer, receipts.key())).isIn(Origin.CACHED, Origin.HELD);
                assertThat(peer.get(receipts.key())).isEqualTo(new GetOutcome.Found(value, Optional.empty()));
            }
        }
    }

    @Test
    void get_farFromTheKey_keepsItAsCacheNoLongerThanTheHolder() {
        Bytes value = Values.random(network.random());
        Key key = Key.ofValue(value);
        Receipts receipts = network.closestPeer(key).set(value);
        VirtualPeer farthest = network.farthest(key);

        farthest.get(key);
        network.run(Duration.ofMillis(10));

        Provenance cached = farthest.store().value(key).orElseThrow().provenance();
        assertThat(cached.origin()).isEqualTo(Origin.CACHED);
        assertThat(cached.expiresAt())
                .isBeforeOrEqualTo(receipts.holders().get(0).expiresAt().plusSeconds(1));
    }

    @Test
    void get_closestLacksIt_isGivenIt() {
        Bytes value = Values.random(network.random());
        Key key = Key.ofValue(value);
        VirtualPeer closest = network.closestPeer(key);
        closest.kill();
        network.closestPeer(key).set(value);
        closest.start().join();
        VirtualPeer reader = network.farthest(key);
        reader.ping(closest.self().endpoint());

        assertThat(reader.get(key).value()).contains(value);
        network.run(Duration.ofSeconds(1));

        assertThat(reader.count("get.corrected")).isOne();
        assertThat(originAt(closest, key)).isEqualTo(Origin.HELD);
    }

    @Test
    void get_afterItsTimeToLive_isNotFound() {
        Bytes value = Values.random(network.random());
        Receipts receipts = peers.get(0).set(value, WriteOptions.defaults().withTimeToLive(Duration.ofMinutes(1)));

        assertThat(peers.get(1).get(receipts.key()).value()).contains(value);
        network.run(Duration.ofSeconds(63));

        assertThat(peers.get(1).get(receipts.key())).isInstanceOf(GetOutcome.NotFound.class);
        network.run(Duration.ofMinutes(2));
        assertThat(peers).noneMatch(peer -> peer.holds(receipts.key()));
    }

    private static Origin originAt(VirtualPeer peer, Key key) {
        return peer.store().value(key).orElseThrow().provenance().origin();
    }

    private static List<Contact> holders(Receipts receipts) {
        return receipts.holders().stream().map(Receipts.Receipt::holder).toList();
    }
}
