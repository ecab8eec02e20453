package io.qadom.core.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qadom.api.Bytes;
import io.qadom.api.GetOutcome;
import io.qadom.api.Key;
import io.qadom.api.PingOutcome;
import io.qadom.api.Receipts;
import io.qadom.api.SearchOutcome;
import io.qadom.api.TooFewHoldersException;
import io.qadom.api.WriteOptions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The edges of a distributed hash table: nobody else there, and one other. */
class SmallNetworkTest {

    private static final Bytes VALUE = Bytes.ofUtf8("sudo python");
    private static final Key KEY = Key.ofValue(VALUE);
    private static final Key MEMBER = Key.ofValue(Bytes.ofUtf8("a member"));
    private static final WriteOptions ALONE = WriteOptions.defaults().withAtLeast(0);

    @RegisterExtension
    final Seed seed = new Seed();

    private final VirtualNetwork network = seed.network();

    @Test
    void set_aloneAtLeastNobody_isKeptLocally() {
        VirtualPeer alone = network.add(Plan.server());

        Receipts receipts = alone.set(VALUE, ALONE);

        assertThat(receipts).isEqualTo(new Receipts(KEY, true, List.of(), List.of(), 0));
        assertThat(alone.get(KEY)).isEqualTo(new GetOutcome.Found(VALUE, Optional.empty()));
    }

    @Test
    void set_aloneAtLeastOne_failsAndSaysWhatItGot() {
        VirtualPeer alone = network.add(Plan.server());

        assertThatThrownBy(() -> alone.set(VALUE)).isInstanceOfSatisfying(TooFewHoldersException.class, failure -> {
            assertThat(failure.receipts().local()).isTrue();
            assertThat(failure.receipts().holders()).isEmpty();
        });
    }

    @Test
    void get_aloneOfAMissingKey_isUnanswered() {
        assertThat(network.add(Plan.server()).get(KEY)).isEqualTo(new GetOutcome.Unanswered(0, 0));
    }

    @Test
    void search_alone_findsOwnMembersIncomplete() {
        VirtualPeer alone = network.add(Plan.server());
        assertThatThrownBy(() -> alone.append(KEY, MEMBER)).isInstanceOf(TooFewHoldersException.class);

        SearchOutcome found = alone.search(KEY);

        assertThat(found.members()).containsExactly(MEMBER);
        assertThat(found.complete()).isFalse();
    }

    @Test
    void join_nobodyThere_saysSo() {
        VirtualPeer alone = network.add(Plan.server());

        assertThat(alone.beginJoin(List.of(network.freshContact())).await().joined())
                .isFalse();
    }

    @Test
    void join_throughItself_saysNobodyAnswered() {
        VirtualPeer alone = network.add(Plan.server());

        assertThat(alone.join(alone).joined()).isFalse();
        assertThat(alone.table().size()).isZero();
    }

    @Test
    void join_twoNodes_knowEachOther() {
        VirtualPeer first = network.add(Plan.server());
        VirtualPeer second = network.add(Plan.server());

        assertThat(second.join(first).answered()).isOne();
        assertThat(second.knows(first.self())).isTrue();
        assertThat(first.knows(second.self())).isTrue();
    }

    @Test
    void get_twoNodesMissingKey_isNotFound() {
        VirtualPeer first = network.grow(2, Plan.server()).get(0);

        assertThat(first.get(KEY)).isEqualTo(new GetOutcome.NotFound(1, 1));
    }

    @Test
    void set_twoNodes_otherHoldsIt() {
        var peers = network.grow(2, Plan.server());

        Receipts receipts = peers.get(0).set(VALUE);

        assertThat(receipts.holders())
                .extracting(Receipts.Receipt::holder)
                .containsExactly(peers.get(1).self());
        assertThat(peers.get(1).get(KEY)).isEqualTo(new GetOutcome.Found(VALUE, Optional.empty()));
    }

    @Test
    void set_twoNodesAtLeastTwo_failsWithTheOneItGot() {
        VirtualPeer first = network.grow(2, Plan.server()).get(0);

        assertThatThrownBy(() -> first.set(VALUE, ALONE.withAtLeast(2)))
                .isInstanceOfSatisfying(
                        TooFewHoldersException.class,
                        failure -> assertThat(failure.receipts().holders()).hasSize(1));
    }

    @Test
    void get_emptyAndLongestValue_comeBackWhole() {
        var peers = network.grow(2, Plan.client());
        VirtualPeer server = network.add(Plan.server());
        peers.get(0).join(server);
        peers.get(1).join(server);

        for (Bytes value : List.of(Bytes.empty(), Values.random(network.random(), 8_192))) {
            Key key = peers.get(0).set(value).key();
            assertThat(peers.get(1).get(key)).isEqualTo(new GetOutcome.Found(value, Optional.of(server.self())));
        }
    }

    @Test
    void getFrom_nodeThatHoldsAndNodeThatDoesNot_tellsThemApart() {
        var peers = network.grow(3, Plan.server().withReplicationFactor(1));
        Receipts receipts = peers.get(0).set(VALUE);
        var holder = receipts.holders().get(0).holder();
        VirtualPeer other = peers.get(1).self().equals(holder) ? peers.get(2) : peers.get(1);

        assertThat(peers.get(0).getFrom(KEY, holder.id())).isEqualTo(new GetOutcome.Found(VALUE, Optional.of(holder)));
        assertThat(peers.get(0).getFrom(KEY, other.self().id())).isEqualTo(new GetOutcome.NotFound(1, 1));
        assertThat(peers.get(0).getFrom(KEY, network.freshContact().id())).isInstanceOf(GetOutcome.Unanswered.class);
    }

    @Test
    void append_twoNodes_bothFindTheUnion() {
        var peers = network.grow(2, Plan.server());
        Key other = Key.ofValue(Bytes.ofUtf8("another member"));

        peers.get(0).append(KEY, MEMBER);
        peers.get(1).append(KEY, other);

        for (VirtualPeer peer : peers) {
            assertThat(peer.search(KEY).members()).containsExactlyInAnyOrder(MEMBER, other);
            assertThat(peer.search(KEY).complete()).isTrue();
        }
    }

    @Test
    void ping_nodeAndNobody_areTold() {
        var peers = network.grow(2, Plan.server());

        assertThat(peers.get(0).ping(peers.get(1).self().endpoint()))
                .isInstanceOfSatisfying(PingOutcome.Answered.class, answered -> {
                    assertThat(answered.contact()).isEqualTo(peers.get(1).self());
                    assertThat(answered.observed()).contains(peers.get(0).self().endpoint());
                });
        assertThat(peers.get(0).ping(network.freshContact().endpoint())).isEqualTo(new PingOutcome.Unanswered(2));
    }
}
