package io.qadom.core.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.qadom.api.Bytes;
import io.qadom.api.Contact;
import io.qadom.api.Endpoint;
import io.qadom.api.Key;
import io.qadom.api.PeerStatus;
import io.qadom.api.Receipts;
import io.qadom.api.RefusalReason;
import io.qadom.api.WriteOptions;
import io.qadom.spi.RoutingTable;
import io.qadom.testkit.Keys;
import io.qadom.wire.Message;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who says no, why, and where the record goes instead. */
class RefusalTest {

    private static final Plan PLAN = Plan.server().withReplicationFactor(4);

    @RegisterExtension
    final Seed seed = new Seed();

    /** Nobody is late: a write does not wait for those who are. */
    private final VirtualNetwork network = seed.network().weather(Weather.calm(Duration.ofMillis(5)));

    @Test
    void set_closestIsFull_spillsToTheNextClosest() {
        VirtualPeer full = network.add(PLAN.withStorageBytesMax(100));
        network.grow(15, PLAN);
        Bytes value = Values.closestTo(full.self().id(), network);
        VirtualPeer writer = network.farthest(Key.ofValue(value));

        Receipts receipts = writer.set(value);

        assertThat(receipts.refusals()).containsExactly(new Receipts.Refusal(full.self(), RefusalReason.FULL));
        assertThat(holders(receipts))
                .isEqualTo(othersClosest(receipts.key(), full, writer).subList(0, 4));
        assertThat(full.store().counters().get("store.refused_full")).isOne();
    }

    @Test
    void store_noRoomButCache_evictsTheCacheFirst() {
        VirtualPeer holder = network.add(PLAN.withStorageBytesMax(5 * (200 + 128)));
        List<Bytes> values =
                Stream.generate(() -> Values.random(network.random())).limit(8).toList();
        Stranger writer = Stranger.silent(network);

        for (int i = 0; i < 3; i++) {
            store(writer, holder, values.get(i), false);
        }
        for (int i = 3; i < 5; i++) {
            store(writer, holder, values.get(i), true);
        }
        store(writer, holder, values.get(5), false);

        assertThat(held(holder, values)).containsExactly(true, true, true, false, true, true, false, false);
        store(writer, holder, values.get(6), false);
        store(writer, holder, values.get(7), false);
        assertThat(held(holder, values)).containsExactly(true, true, true, false, false, true, true, false);
        assertThat(writer.heard(Message.Refused.class)).containsExactly(Message.Refused.because(RefusalReason.FULL));
        assertThat(holder.store().counters().get("store.evicted_bytes")).isEqualTo(2 * 328);
    }

    private void store(Stranger writer, VirtualPeer holder, Bytes value, boolean cached) {
        writer.say(holder.self().endpoint(), network.random().nextLong(), new Message.Store(value, 3_600, cached));
        network.run(Duration.ofMillis(100));
    }

    private static List<Boolean> held(VirtualPeer holder, List<Bytes> values) {
        return values.stream().map(value -> holder.holds(Key.ofValue(value))).toList();
    }

    @Test
    void store_everywhere_isTooFarOnlyWhereEnoughAreCloser() {
        int bucketSize = 4;
        List<VirtualPeer> peers =
                network.grow(60, PLAN.withBucketSize(bucketSize).withReplicationFactor(2));
        Bytes value = Values.random(network.random());
        Key key = Key.ofValue(value);
        List<Contact> closest = network.closest(key, bucketSize);
        int tooFar = 0;

        for (VirtualPeer peer : peers) {
            Stranger writer = Stranger.silent(network);
            boolean enoughCloser = goodCloser(peer, key) >= bucketSize;
            store(writer, peer, value, false);

            assertThat(writer.heard(Message.Stored.class)).hasSize(enoughCloser ? 0 : 1);
            if (enoughCloser) {
                tooFar++;
                Message.Refused refused = writer.heard(Message.Refused.class).get(0);
                assertThat(refused.reason()).isEqualTo(RefusalReason.TOO_FAR);
                assertThat(refused.closest())
                        .hasSize(bucketSize)
                        .allMatch(named ->
                                key.compareDistances(named.id(), peer.self().id()) < 0);
                assertThat(closest).doesNotContain(peer.self());
            }
        }
        assertThat(tooFar).isBetween(20, 56);
    }

    /** The rule of the responder, said again in the simplest words. */
    private long goodCloser(VirtualPeer peer, Key key) {
        return peer.table().entries(network.nowNanos()).stream()
                .filter(entry -> entry.health() == PeerStatus.Health.GOOD)
                .map(RoutingTable.Entry::contact)
                .filter(contact ->
                        key.compareDistances(contact.id(), peer.self().id()) < 0)
                .count();
    }

    @Test
    void store_cachedCopyFarAway_isTooFarToo() {
        network.grow(60, PLAN.withBucketSize(4).withReplicationFactor(2));
        Bytes value = Values.random(network.random());
        VirtualPeer farthest = network.farthest(Key.ofValue(value));
        Stranger writer = Stranger.silent(network);

        store(writer, farthest, value, true);

        assertThat(farthest.holds(Key.ofValue(value))).isFalse();
        assertThat(writer.heard(Message.Refused.class))
                .extracting(Message.Refused::reason)
                .containsExactly(RefusalReason.TOO_FAR);
    }

    @Test
    void store_tooManyWaitForTheDisk_isBusy() {
        VirtualPeer holder = network.add(PLAN);
        holder.store().freeze();
        Stranger writer = Stranger.silent(network);

        for (int i = 0; i < 2_050; i++) {
            writer.say(
                    holder.self().endpoint(), i, new Message.Store(Values.random(network.random(), 20), 3_600, false));
        }
        network.run(Duration.ofSeconds(1));

        assertThat(holder.count("responder.saves.now")).isEqualTo(2_048);
        assertThat(writer.heard(Message.Refused.class))
                .containsExactly(
                        new Message.Refused(RefusalReason.BUSY, 500, List.of()),
                        new Message.Refused(RefusalReason.BUSY, 500, List.of()));
    }

    @Test
    void set_closestIsBusy_spillsToTheNextClosest() {
        network.grow(15, PLAN);
        Stranger busy = new Stranger(
                network,
                (question, asker) -> question instanceof Message.Store
                        ? new Message.Refused(RefusalReason.BUSY, 500, List.of())
                        : new Message.Nodes(List.of()));
        Bytes value = Values.closestTo(busy.self().id(), network);
        VirtualPeer writer = network.farthest(Key.ofValue(value));
        busy.introduceTo(writer);

        Receipts receipts = writer.set(value);

        assertThat(receipts.refusals()).containsExactly(new Receipts.Refusal(busy.self(), RefusalReason.BUSY));
        assertThat(receipts.holders()).hasSize(4);
    }

    @Test
    void set_closestSilent_countsItAndSpills() {
        network.grow(15, PLAN);
        Stranger mute = new Stranger(
                network, (question, asker) -> question instanceof Message.Store ? null : new Message.Nodes(List.of()));
        Bytes value = Values.closestTo(mute.self().id(), network);
        VirtualPeer writer = network.farthest(Key.ofValue(value));
        mute.introduceTo(writer);

        Receipts receipts = writer.set(value);

        assertThat(receipts.unanswered()).isOne();
        assertThat(receipts.holders()).hasSize(4);
        assertThat(mute.heard(Message.Store.class)).hasSize(2);
    }

    @Test
    void set_tooFarWithEndlessCloserContacts_endsWithinItsBounds() {
        VirtualPeer writer = network.grow(10, PLAN.withReplicationFactor(20)).get(3);
        List<Stranger> misleading = Stream.generate(() -> new Stranger(network, this::endlesslyTooFar))
                .limit(3)
                .toList();
        misleading.forEach(stranger -> stranger.introduceTo(writer));
        Eavesdropper ether = network.ether().eavesdrop();

        VirtualCall<Receipts> set = writer.beginSet(Values.random(network.random()), WriteOptions.defaults());
        Receipts receipts = set.await();
        network.run(Duration.ofSeconds(20));

        assertThat(set.took()).isLessThanOrEqualTo(Duration.ofSeconds(10));
        assertThat(receipts.holders()).hasSize(9);
        assertThat(receipts.refusals()).hasSize(3).allMatch(refusal -> refusal.reason() == RefusalReason.TOO_FAR);
        assertThat(ether.requestsOf(writer)).hasSizeLessThanOrEqualTo(200);
    }

    private Message.Reply endlesslyTooFar(Message.Request question, Endpoint asker) {
        List<Contact> madeUp = Stream.generate(network::freshContact).limit(20).toList();
        return question instanceof Message.Store
                ? new Message.Refused(RefusalReason.TOO_FAR, 0, madeUp)
                : new Message.Nodes(List.of());
    }

    @Test
    void set_holderTooFarNamesCloserOnes_goesToThem() {
        VirtualPeer writer = network.add(PLAN.withReplicationFactor(2));
        VirtualPeer hidden = network.add(PLAN.withReplicationFactor(2));
        Stranger far = new Stranger(
                network,
                (question, asker) -> question instanceof Message.Store
                        ? new Message.Refused(RefusalReason.TOO_FAR, 0, List.of(hidden.self()))
                        : new Message.Nodes(List.of()));
        far.introduceTo(writer);

        Receipts receipts =
                writer.set(Bytes.ofUtf8(Keys.random(network.random()).toHex()));

        assertThat(holders(receipts)).containsExactly(hidden.self());
    }

    private static List<Contact> holders(Receipts receipts) {
        return receipts.holders().stream().map(Receipts.Receipt::holder).toList();
    }

    private List<Contact> othersClosest(Key key, VirtualPeer one, VirtualPeer other) {
        return network.closest(key, 100).stream()
                .filter(contact -> !contact.equals(one.self()) && !contact.equals(other.self()))
                .toList();
    }
}
