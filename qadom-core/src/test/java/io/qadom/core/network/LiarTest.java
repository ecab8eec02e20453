package io.qadom.core.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.qadom.api.Bytes;
import io.qadom.api.Contact;
import io.qadom.api.Endpoint;
import io.qadom.api.GetOutcome;
import io.qadom.api.Key;
import io.qadom.api.LookupOutcome;
import io.qadom.core.lookup.Lookup;
import io.qadom.spi.BlockedContact;
import io.qadom.testkit.Keys;
import io.qadom.wire.Message;
import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Strangers who answer, but not the truth. */
class LiarTest {

    private static final Bytes WRONG = Bytes.ofUtf8("not what was asked for");
    private static final Plan PLAN = Plan.server().withReplicationFactor(8);

    @RegisterExtension
    final Seed seed = new Seed();

    private final VirtualNetwork network = seed.network().weather(Weather.calm(Duration.ofMillis(5)));

    @Test
    void get_liarGivesAWrongValue_isFoundElsewhereAndTheLiarBlocked() {
        network.grow(20, PLAN);
        Stranger liar = new Stranger(network, LiarTest::wrongValue);
        Bytes value = Values.closestTo(liar.self().id(), network);
        Key key = Key.ofValue(value);
        network.closestPeer(key).set(value);
        VirtualPeer reader = network.farthest(key);
        liar.introduceTo(reader);

        GetOutcome outcome = reader.get(key);
        network.run(Duration.ofSeconds(1));

        assertThat(outcome.value()).contains(value);
        assertThat(liar.heard(Message.FindValue.class)).hasSize(1);
        assertThat(reader.knows(liar.self())).isFalse();
        assertThat(reader.count("blocklist.added")).isOne();
        BlockedContact blocked = reader.store().contents().blocklist(10).get(0);
        assertThat(blocked.contact()).isEqualTo(liar.self());
        assertThat(blocked.evidence()).contains(key.toHex());
    }

    @Test
    void get_liarIsBlocked_isNotAskedAgainNorHeardEvenAfterARestart() {
        VirtualPeer reader = network.grow(10, PLAN).get(3);
        Stranger liar = new Stranger(network, LiarTest::wrongValue);
        liar.introduceTo(reader);
        reader.getFrom(Keys.random(network.random()), liar.self().id());
        network.run(Duration.ofSeconds(1));
        reader.kill();
        reader.start().join();
        int heard = liar.heard().size();

        for (int i = 0; i < 5; i++) {
            reader.get(Key.ofValue(Values.closestTo(liar.self().id(), network)));
            liar.say(reader.self().endpoint(), i, Message.Ping.INSTANCE);
        }
        network.run(Duration.ofMinutes(3));

        assertThat(liar.heard()).hasSize(heard);
        assertThat(reader.count("blocklist.packets")).isEqualTo(5);
        assertThat(reader.knows(liar.self())).isFalse();
    }

    @Test
    void get_liarWaitsAsAReplacement_neverComesIn() {
        VirtualPeer reader = network.add(PLAN.withBucketSize(2));
        Stranger liar = inBucket(reader, 0, LiarTest::wrongValue);
        List<Contact> named = List.of(liar.self());
        List<Stranger> full = Stream.generate(() -> inBucket(reader, 0, (question, asker) -> new Message.Nodes(named)))
                .limit(2)
                .toList();
        full.forEach(honest -> honest.introduceTo(reader));

        reader.get(Keys.withCommonPrefix(liar.self().id(), 200, network.random()));
        assertThat(reader.count("blocklist.added")).isOne();
        int heard = liar.heard().size();
        full.forEach(gone -> network.ether().put(gone.self().endpoint(), (bytes, from) -> {}));
        network.run(Duration.ofMinutes(10));

        assertThat(full).noneMatch(gone -> reader.knows(gone.self()));
        assertThat(reader.knows(liar.self())).isFalse();
        assertThat(liar.heard()).hasSize(heard);
    }

    private Stranger inBucket(VirtualPeer peer, int bucket, Stranger.Manners manners) {
        Contact contact = network.freshContact();
        while (peer.self().id().commonPrefixLength(contact.id()) != bucket) {
            contact = network.freshContact();
        }
        return new Stranger(network, contact, manners);
    }

    @Test
    void getFrom_liar_isNotFoundAndTheLiarBlocked() {
        VirtualPeer reader = network.grow(2, PLAN).get(0);
        Stranger liar = new Stranger(network, LiarTest::wrongValue);
        liar.introduceTo(reader);

        assertThat(reader.getFrom(Keys.random(network.random()), liar.self().id())
                        .value())
                .isEmpty();
        assertThat(reader.count("blocklist.added")).isOne();
    }

    @Test
    void lookup_madeUpContacts_asksAtMostEightForEachLiar() {
        List<VirtualPeer> peers = network.grow(20, PLAN);
        Key target = Keys.random(network.random());
        List<Contact> near = nearest(target, 2_000, network::freshContact).subList(0, 100);
        int liars = 3;
        for (int i = 0; i < liars; i++) {
            List<Contact> madeUp = near.subList(20 * i, 20 * i + 20);
            new Stranger(network, (question, asker) -> new Message.Nodes(madeUp)).introduceTo(peers.get(0));
        }
        Eavesdropper ether = network.ether().eavesdrop();

        LookupOutcome outcome = peers.get(0).lookup(target);

        long asked = ether.requestsOf(peers.get(0)).stream()
                .map(Eavesdropper.Overheard::to)
                .distinct()
                .filter(to ->
                        near.stream().anyMatch(contact -> contact.endpoint().equals(to)))
                .count();
        assertThat(asked).isPositive().isLessThanOrEqualTo(liars * 8L);
        assertThat(outcome.closest().stream().map(LookupOutcome.Closest::contact))
                .containsAll(network.closest(target, 20).stream()
                        .filter(contact -> !contact.equals(peers.get(0).self()))
                        .limit(17)
                        .toList());
    }

    @Test
    void lookup_endlesslyCloserContacts_endsWithinItsBounds() {
        List<VirtualPeer> peers = network.grow(10, PLAN);
        Key target = Keys.random(network.random());
        Farm farm = new Farm(target, 3_000);
        farm.at(0).introduceTo(peers.get(0));

        VirtualCall<LookupOutcome> lookup = peers.get(0).beginLookup(target);
        LookupOutcome outcome = lookup.await();

        assertThat(lookup.took()).isLessThanOrEqualTo(Duration.ofSeconds(10));
        assertThat(outcome.asked()).isLessThanOrEqualTo(Lookup.REQUESTS_MAX);
    }

    /** Many identities of one owner, each of whom names the next ones, ever closer to a target. */
    private final class Farm {

        private final List<Stranger> strangers = new ArrayList<>();

        private Farm(Key target, int size) {
            List<Contact> contacts = new ArrayList<>(nearest(target, size, network::freshContact));
            Collections.reverse(contacts);
            for (int i = 0; i < size; i++) {
                List<Contact> next = contacts.subList(Math.min(i + 1, size), Math.min(i + 21, size));
                strangers.add(new Stranger(network, contacts.get(i), (question, asker) -> new Message.Nodes(next)));
            }
        }

        private Stranger at(int index) {
            return strangers.get(index);
        }
    }

    @Test
    void lookup_nodeNamesItselfAlways_ends() {
        List<VirtualPeer> peers = network.grow(10, PLAN);
        List<Contact> itself = new ArrayList<>();
        Stranger vain = new Stranger(network, (question, asker) -> new Message.Nodes(itself));
        itself.add(vain.self());
        vain.introduceTo(peers.get(0));

        LookupOutcome outcome = peers.get(0).lookup(Key.of(vain.self().id().toByteArray()));

        assertThat(outcome.complete()).isTrue();
        assertThat(outcome.closest()).hasSize(10);
        assertThat(outcome.asked()).isEqualTo(10);
    }

    @Test
    void get_answersThatDoNotFitTheQuestion_areNoAnswers() {
        network.grow(20, PLAN);
        Stranger confused = new Stranger(network, (question, asker) -> new Message.Stored(60, true));
        Bytes value = Values.closestTo(confused.self().id(), network);
        Key key = Key.ofValue(value);
        network.closestPeer(key).set(value);
        VirtualPeer reader = network.farthest(key);
        confused.introduceTo(reader);

        assertThat(reader.get(key).value()).contains(value);
        assertThat(reader.lookup(key).closest())
                .extracting(LookupOutcome.Closest::contact)
                .doesNotContain(confused.self());
    }

    @Test
    void get_contactOfNarrowerReach_isNotFollowed() {
        VirtualPeer reader = network.add(PLAN);
        Contact loopback =
                Contact.of(network.freshContact().publicKey(), Endpoint.of(InetAddress.getLoopbackAddress(), 4_000));
        new Stranger(network, (question, asker) -> new Message.Nodes(List.of(loopback))).introduceTo(reader);
        Eavesdropper ether = network.ether().eavesdrop();

        reader.lookup(Keys.random(network.random()));

        assertThat(ether.requestsOf(reader)).noneMatch(request -> request.to().equals(loopback.endpoint()));
        assertThat(reader.count("routing.not_followed")).isOne();
    }

    private static Message.Reply wrongValue(Message.Request question, Endpoint asker) {
        return question instanceof Message.FindValue
                ? new Message.Value(WRONG, 3_600)
                : question instanceof Message.Store ? new Message.Stored(3_600, true) : new Message.Nodes(List.of());
    }

    private static List<Contact> nearest(Key target, int count, Supplier<Contact> contacts) {
        return Stream.generate(contacts)
                .limit(count)
                .sorted(Comparator.comparing(contact -> target.distanceTo(contact.id())))
                .toList();
    }
}
