package io.qadom.core.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qadom.api.Bytes;
import io.qadom.api.GetOutcome;
import io.qadom.api.JoinOutcome;
import io.qadom.api.Key;
import io.qadom.api.LookupOutcome;
import io.qadom.api.NodeAddress;
import io.qadom.api.PeerBusyException;
import io.qadom.api.PingOutcome;
import io.qadom.api.Receipts;
import io.qadom.api.SearchOutcome;
import io.qadom.api.WriteOptions;
import io.qadom.core.turn.BootstrapContact;
import io.qadom.core.turn.UserRequest;
import io.qadom.testkit.Keys;
import io.qadom.wire.Message;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every operation ends in time, asks no more than it may, and stops when it is told to. */
class OperationBoundsTest {

    private static final Bytes VALUE = Bytes.ofUtf8("sudo python");
    private static final Key KEY = Key.ofValue(VALUE);
    private static final int REQUESTS_MAX = 200;

    /** The operations that ask the network. */
    private enum Kind {
        JOIN,
        GET,
        GET_FROM,
        SET,
        APPEND,
        SEARCH,
        SEARCH_FROM,
        LOOKUP,
        PING
    }

    @RegisterExtension
    final Seed seed = new Seed();

    private final VirtualNetwork network = seed.network();
    private final List<VirtualPeer> peers = network.grow(40, Plan.server());
    private final VirtualPeer peer = peers.get(11);

    private VirtualCall<?> begin(Kind kind) {
        Key member = Keys.random(network.random());
        var nowhere = network.freshContact();
        return switch (kind) {
            case JOIN ->
                peer.begin(
                        new UserRequest.Bootstrap(Stream.generate(network::freshContact)
                                .limit(64)
                                .map(NodeAddress::of)
                                .toList()),
                        JoinOutcome.class);
            case GET -> peer.beginGet(KEY);
            case GET_FROM -> peer.begin(new UserRequest.Get(KEY, Optional.of(nowhere.id())), GetOutcome.class);
            case SET -> peer.beginSet(VALUE, WriteOptions.defaults().withAtLeast(0));
            case APPEND ->
                peer.begin(
                        new UserRequest.Append(
                                KEY, member, WriteOptions.defaults().withAtLeast(0)),
                        Receipts.class);
            case SEARCH -> peer.beginSearch(KEY);
            case SEARCH_FROM -> peer.begin(new UserRequest.Search(KEY, Optional.of(nowhere.id())), SearchOutcome.class);
            case LOOKUP -> peer.beginLookup(KEY);
            case PING ->
                peer.begin(
                        new UserRequest.Ping(new BootstrapContact(Optional.empty(), nowhere.endpoint())),
                        PingOutcome.class);
        };
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void operation_nobodyAnswers_endsInTimeWithinItsRequests(Kind kind) {
        network.blackout();
        long before = peer.count("rpc.sent");

        VirtualCall<?> call = begin(kind);
        call.await();

        assertThat(call.took()).isLessThanOrEqualTo(Duration.ofSeconds(10));
        assertThat(peer.count("rpc.sent") - before).isPositive().isLessThanOrEqualTo(REQUESTS_MAX);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void operation_networkDiesUnderWay_endsInTimeWithinItsRequests(Kind kind) {
        long before = peer.count("rpc.sent");

        VirtualCall<?> call = begin(kind);
        network.runUntil(() -> peer.count("rpc.sent") > before + 1 || call.isDone(), Duration.ofSeconds(1));
        network.blackout();
        call.await();

        assertThat(call.took()).isLessThanOrEqualTo(Duration.ofSeconds(10));
        assertThat(peer.count("rpc.sent") - before).isPositive().isLessThanOrEqualTo(REQUESTS_MAX);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void cancel_underWay_sendsNothingMore(Kind kind) {
        network.run(Duration.ofSeconds(3));
        VirtualCall<?> call = begin(kind);
        network.run(Duration.ofMillis(5));
        Eavesdropper ether = network.ether().eavesdrop();

        call.cancel();
        long probes = peer.count("upkeep.probes");
        network.run(Duration.ofSeconds(15));

        assertThat(ether.requestsOf(peer)).hasSize((int) (peer.count("upkeep.probes") - probes));
        assertThat(peer.count("operations.now")).isZero();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void cancel_inTheSameMoment_sendsNothingMore(Kind kind) {
        network.run(Duration.ofSeconds(3));
        VirtualCall<?> call = begin(kind);
        Eavesdropper ether = network.ether().eavesdrop();

        call.cancel();
        long probes = peer.count("upkeep.probes");
        network.run(Duration.ofSeconds(15));

        assertThat(ether.requestsOf(peer)).hasSize((int) (peer.count("upkeep.probes") - probes));
    }

    @Test
    void cancel_setBeingPlaced_storesNothingMore() {
        VirtualCall<Receipts> set = peer.beginSet(VALUE, WriteOptions.defaults());
        Eavesdropper ether = network.ether().eavesdrop();
        network.runUntil(() -> !ether.packets(Message.Stored.class).isEmpty(), Duration.ofSeconds(5));
        ether.forget();

        set.cancel();
        network.run(Duration.ofSeconds(15));

        assertThat(ether.packets(Message.Store.class)).isEmpty();
    }

    @Test
    void get_duringTheFirstJoin_waitsForIt() {
        Key key = peers.get(3).set(VALUE).key();
        VirtualPeer newcomer = network.add(Plan.server());

        VirtualCall<JoinOutcome> join = newcomer.beginJoin(peers.get(0));
        VirtualCall<GetOutcome> get = newcomer.beginGet(key);
        assertThat(newcomer.count("operations.waiting.now")).isOne();

        assertThat(get.await().value()).contains(VALUE);
        assertThat(join.isDone()).isTrue();
    }

    @Test
    void get_duringAJoinThatFails_isUnanswered() {
        VirtualPeer newcomer = network.add(Plan.server());

        newcomer.beginJoin(List.of(network.freshContact()));

        assertThat(newcomer.beginGet(KEY).await()).isEqualTo(new GetOutcome.Unanswered(0, 0));
    }

    @Test
    void cancel_waitingForTheJoin_neverStarts() {
        VirtualPeer newcomer = network.add(Plan.client());
        newcomer.beginJoin(peers.get(0));
        VirtualCall<LookupOutcome> lookup = newcomer.beginLookup(KEY);

        lookup.cancel();
        network.run(Duration.ofSeconds(5));

        assertThat(newcomer.count("operations.started")).isOne();
        assertThat(lookup.isDone()).isFalse();
    }

    @Test
    void begin_moreThanMayBeUnderWay_isBusy() {
        VirtualPeer small = network.grow(1, Plan.server().withOperationsMax(4)).get(0);

        List<VirtualCall<LookupOutcome>> lookups =
                IntStream.range(0, 6).mapToObj(i -> small.beginLookup(KEY)).toList();

        assertThat(small.count("operations.now")).isEqualTo(4);
        assertThatThrownBy(lookups.get(4)::await).isInstanceOf(PeerBusyException.class);
        assertThatThrownBy(lookups.get(5)::await).isInstanceOf(PeerBusyException.class);
        assertThat(lookups.get(3).await().complete()).isTrue();
        assertThat(small.beginLookup(KEY).await().complete()).isTrue();
    }

    @Test
    void begin_moreThanMayWaitForTheJoin_isBusy() {
        VirtualPeer newcomer = network.add(Plan.server().withOperationsMax(4));
        newcomer.beginJoin(peers.get(0));

        List<VirtualCall<LookupOutcome>> lookups =
                IntStream.range(0, 6).mapToObj(i -> newcomer.beginLookup(KEY)).toList();

        assertThat(newcomer.count("operations.waiting.now")).isEqualTo(4);
        assertThatThrownBy(lookups.get(4)::await).isInstanceOf(PeerBusyException.class);
        assertThatThrownBy(lookups.get(5)::await).isInstanceOf(PeerBusyException.class);
        assertThat(newcomer.count("operations.refused")).isEqualTo(2);
        assertThat(lookups.get(3).await().complete()).isTrue();
    }
}
