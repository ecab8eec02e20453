package io.qadom.core.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.qadom.api.Contact;
import io.qadom.api.GetOutcome;
import io.qadom.api.JoinOutcome;
import io.qadom.api.Key;
import io.qadom.api.LookupOutcome;
import io.qadom.api.NodeAddress;
import io.qadom.core.turn.UserRequest;
import io.qadom.testkit.Keys;
import io.qadom.wire.Message;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What joining promises: whoever came in by one door finds everybody that matters, and only the living are let in. */
class JoinTest {

    private static final int LOOKUPS_MIN = 60;

    @RegisterExtension
    final Seed seed = new Seed();

    private final VirtualNetwork network = seed.network();

    @ParameterizedTest
    @ValueSource(ints = {3, 21, 60, 200})
    void lookup_afterJoiningThroughOne_findsTheTrueClosest(int size) {
        List<VirtualPeer> peers = network.grow(size, Plan.server());

        int lookups = Math.max(size, LOOKUPS_MIN);

        assertThat(rightLookups(peers, lookups))
                .as("right of %d in %s", lookups, network)
                .isGreaterThanOrEqualTo(lookups * 95 / 100);
    }

    /** Of so many lookups of random targets, how many give exactly the dumb answer. */
    private int rightLookups(List<VirtualPeer> peers, int lookups) {
        int right = 0;
        for (int i = 0; i < lookups; i++) {
            VirtualPeer peer = peers.get(i % peers.size());
            Key target = Keys.random(network.random());
            right += contacts(peer.lookup(target)).equals(trueClosest(peer, target)) ? 1 : 0;
        }
        return right;
    }

    private static List<Contact> contacts(LookupOutcome outcome) {
        return outcome.closest().stream().map(LookupOutcome.Closest::contact).toList();
    }

    /** The closest as the peer can see them: all but itself. */
    private List<Contact> trueClosest(VirtualPeer peer, Key target) {
        return network.closest(target, peer.plan().bucketSize() + 1).stream()
                .filter(contact -> !contact.equals(peer.self()))
                .limit(peer.plan().bucketSize())
                .toList();
    }

    @Test
    void join_allAtOnce_everybodyFindsTheTrueClosest() {
        VirtualPeer first = network.add(Plan.server());
        List<VirtualPeer> others =
                Stream.generate(() -> network.add(Plan.server())).limit(49).toList();
        List<VirtualCall<?>> joins = others.stream()
                .<VirtualCall<?>>map(peer -> peer.beginJoin(first))
                .toList();
        network.runUntil(() -> joins.stream().allMatch(VirtualCall::isDone), Duration.ofSeconds(20));

        assertThat(rightLookups(others, others.size())).isGreaterThanOrEqualTo(others.size() * 95 / 100);
    }

    @Test
    void table_muteAndMadeUpContactsAbout_holdsOnlyWhoAnswered() {
        List<VirtualPeer> peers = network.grow(20, Plan.server());
        List<Contact> madeUp = Stream.generate(network::freshContact).limit(20).toList();
        Stranger liar = new Stranger(network, (question, asker) -> new Message.Nodes(madeUp));
        Contact mute = network.freshContact();

        for (VirtualPeer peer : peers) {
            liar.introduceTo(peer);
            liar.sendRaw(peer.self().endpoint(), liar.bytes(mute.publicKey(), 2, Message.Ping.INSTANCE));
            peer.lookup(Keys.random(network.random()));
        }
        network.run(Duration.ofSeconds(30));

        for (VirtualPeer peer : peers) {
            assertThat(peer.table().entries(network.nowNanos()))
                    .extracting(entry -> entry.contact())
                    .isSubsetOf(Stream.concat(peers.stream().map(VirtualPeer::self), Stream.of(liar.self()))
                            .toList());
        }
    }

    @Test
    void join_clients_areInNoTableAndAreServed() {
        List<VirtualPeer> servers = network.grow(10, Plan.server());
        List<VirtualPeer> clients = network.grow(5, Plan.client());

        Key key = clients.get(0).set(Values.random(network.random())).key();

        assertThat(clients).allSatisfy(client -> {
            assertThat(client.get(key)).isInstanceOf(GetOutcome.Found.class);
            assertThat(servers).noneMatch(server -> server.knows(client.self()));
            assertThat(clients).noneMatch(other -> other.knows(client.self()));
        });
    }

    @Test
    void store_atAClient_isRefused() {
        VirtualPeer client = network.add(Plan.client());
        Stranger stranger = Stranger.silent(network);

        stranger.say(client.self().endpoint(), 1, new Message.Store(Values.random(network.random()), 3_600, false));
        network.run(Duration.ofSeconds(1));

        assertThat(stranger.heard(Message.Refused.class)).hasSize(1);
        assertThat(client.store().contents().usage().values()).isZero();
    }

    @Test
    void join_unresolvableAddress_isNamed() {
        VirtualPeer first = network.add(Plan.server());
        VirtualPeer second = network.add(Plan.server());
        var nowhere = NodeAddress.parse("nowhere.invalid:9999");

        var outcome = second.begin(
                        new UserRequest.Bootstrap(List.of(nowhere, NodeAddress.of(first.self()))), JoinOutcome.class)
                .await();

        assertThat(outcome.unresolved()).containsExactly(nowhere);
        assertThat(outcome.joined()).isTrue();
    }
}
