package io.qadom.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qadom.api.Bytes;
import io.qadom.api.GetOutcome;
import io.qadom.api.Key;
import io.qadom.api.NodeAddress;
import io.qadom.api.Peer;
import io.qadom.api.PeerBusyException;
import io.qadom.api.PeerStatus;
import io.qadom.api.PingOutcome;
import io.qadom.api.QadomException;
import io.qadom.api.Receipts;
import io.qadom.api.SearchOutcome;
import io.qadom.api.TooFewHoldersException;
import io.qadom.api.WriteOptions;
import io.qadom.spi.Transport;
import io.qadom.spi.TransportConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two peers on real threads: what the user of a peer can rely on. */
@Timeout(60)
class PeerTest {

    private static final Bytes VALUE = Bytes.ofUtf8("sudo python");
    private static final Key KEY = Key.ofValue(VALUE);

    private final InProcessNetwork network = new InProcessNetwork();
    private final Peer first = builder().start();
    private final Peer second = builder().start();

    private PeerBuilder builder() {
        return PeerBuilder.create().store("memory").transport(network);
    }

    @BeforeEach
    void join() {
        assertThat(Waiting.forResult(second.bootstrap(List.of(NodeAddress.of(first.self()))))
                        .joined())
                .isTrue();
    }

    @AfterEach
    void close() {
        first.close();
        second.close();
    }

    // ---- what comes back

    @Test
    void set_valueOfAnyLength_isGotFromTheOther() {
        for (int length : new int[] {0, 1, 8_192}) {
            Bytes value = Bytes.wrap(new byte[length]);
            Receipts receipts = Waiting.forResult(first.set(value));

            assertThat(receipts.holders()).extracting(Receipts.Receipt::holder).containsExactly(second.self());
            assertThat(receipts.local()).isTrue();
            assertThat(Waiting.forResult(
                            second.getFrom(receipts.key(), first.self().id())))
                    .isEqualTo(new GetOutcome.Found(value, Optional.of(first.self())));
        }
    }

    @Test
    void set_longerThanTheBound_isRefusedAtOnce() {
        assertThatThrownBy(() -> first.set(Bytes.wrap(new byte[8_193])))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("8193")
                .hasMessageContaining("8192");
    }

    @Test
    void set_moreHoldersWantedThanThereAre_failsWithWhatItGot() {
        Throwable failure =
                Waiting.forFailure(first.set(VALUE, WriteOptions.defaults().withAtLeast(2)));

        assertThat(failure).isInstanceOfSatisfying(TooFewHoldersException.class, few -> {
            assertThat(few.atLeast()).isEqualTo(2);
            assertThat(few.receipts().holders()).hasSize(1);
        });
    }

    @Test
    void get_unknownKey_isNotFound() {
        assertThat(Waiting.forResult(first.get(KEY))).isInstanceOf(GetOutcome.NotFound.class);
    }

    @Test
    void lookup_anyKey_givesTheOtherPeer() {
        var outcome = Waiting.forResult(first.lookup(KEY));

        assertThat(outcome.closest())
                .singleElement()
                .satisfies(closest -> assertThat(closest.contact()).isEqualTo(second.self()));
        assertThat(outcome.complete()).isTrue();
    }

    @Test
    void ping_otherPeer_answersAndSaysWhatItSaw() {
        assertThat(Waiting.forResult(first.ping(NodeAddress.of(second.self()))))
                .isInstanceOfSatisfying(PingOutcome.Answered.class, answered -> {
                    assertThat(answered.contact()).isEqualTo(second.self());
                    assertThat(answered.observed()).contains(first.self().endpoint());
                });
    }

    @Test
    void ping_addressOfAnotherKey_isUnanswered() {
        NodeAddress wrong = new NodeAddress(
                Optional.of(first.self().publicKey()),
                "127.0.0.1",
                second.self().endpoint().port());

        assertThat(Waiting.forResult(first.ping(wrong))).isInstanceOf(PingOutcome.Unanswered.class);
    }

    @Test
    void ping_hostWithoutAddress_failsAndNamesIt() {
        NodeAddress nowhere = new NodeAddress(Optional.empty(), "::zz", 9_999);

        assertThat(Waiting.forFailure(first.ping(nowhere)))
                .isInstanceOf(QadomException.class)
                .hasMessageContaining("'::zz' has no address");
    }

    @Test
    void bootstrap_moreAddressesThanTheBound_isRefusedAtOnce() {
        List<NodeAddress> many = Collections.nCopies(65, NodeAddress.parse("127.0.0.1:1"));

        assertThatThrownBy(() -> first.bootstrap(many))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("64");
    }

    @Test
    void status_peerInANetwork_showsTableStoreAndCounters() {
        Waiting.forResult(first.set(VALUE));

        PeerStatus status = Waiting.forResult(first.status());

        assertThat(status.self()).isEqualTo(first.self());
        assertThat(status.clientMode()).isFalse();
        assertThat(status.observed()).contains(first.self().endpoint());
        assertThat(status.table()).singleElement().satisfies(entry -> {
            assertThat(entry.contact()).isEqualTo(second.self());
            assertThat(entry.health()).isEqualTo(PeerStatus.Health.GOOD);
            assertThat(entry.roundTrip()).isPresent();
            assertThat(entry.sinceSeen()).isBetween(Duration.ZERO, Duration.ofMinutes(1));
        });
        assertThat(status.storage())
                .isEqualTo(new PeerStatus.StorageUsage("memory", 128 + VALUE.length(), 1L << 30, 0, 1, 0));
        assertThat(status.counters())
                .containsKeys("rpc.sent", "rpc.in_flight.now", "wire.accepted", "store.failures", "transport.open")
                .containsEntry("driver.faults", 0L);
    }

    // ---- callbacks and threads

    @Test
    void join_insideACallback_isSafeHoweverDeep() {
        int threads = 4 * Runtime.getRuntime().availableProcessors();
        CompletableFuture<?>[] all = IntStream.range(0, threads)
                .mapToObj(i -> first.status()
                        .thenApply(status -> first.get(KEY).join())
                        .thenApply(outcome -> second.status().join()))
                .toArray(CompletableFuture[]::new);

        Waiting.forResult(CompletableFuture.allOf(all));
    }

    @Test
    void callback_anyOperation_runsOffTheLoop() {
        String thread = Waiting.forResult(
                first.lookup(KEY).thenApply(outcome -> Thread.currentThread().getName()));

        assertThat(thread).doesNotContain(InProcessNetwork.THREAD_NAME);
    }

    @Test
    void search_manyMembers_tellsEachOnceOneAtATimeBeforeItEnds() {
        Set<Key> members = appendMembers(150);
        AtomicInteger inside = new AtomicInteger();
        AtomicInteger atOnce = new AtomicInteger();
        List<Key> told = Collections.synchronizedList(new ArrayList<>());

        CompletableFuture<SearchOutcome> search = second.search(KEY, member -> {
            atOnce.accumulateAndGet(inside.incrementAndGet(), Math::max);
            told.add(member);
            inside.decrementAndGet();
        });
        int toldAtTheEnd = Waiting.forResult(search.thenApply(outcome -> told.size()));

        assertThat(toldAtTheEnd).isEqualTo(members.size());
        assertThat(told).containsExactlyInAnyOrderElementsOf(members);
        assertThat(atOnce).hasValue(1);
        assertThat(search.join().members()).isEqualTo(members);
        assertThat(search.join().complete()).isTrue();
    }

    @Test
    void search_callbackThrows_failsWithItAndThePeerGoesOn() {
        appendMembers(3);
        IllegalStateException own = new IllegalStateException("the user's own");

        assertThat(Waiting.forFailure(first.search(KEY, throwing(own)))).isSameAs(own);

        assertThat(Waiting.forResult(first.search(KEY)).members()).hasSize(3);
    }

    @Test
    void search_callbackThrowsAnError_failsWithItAndDoesNotHang() {
        appendMembers(3);
        AssertionError own = new AssertionError("a failed assertion in the user's test");

        assertThat(Waiting.forFailure(first.search(KEY, throwing(own)))).isSameAs(own);
    }

    private static Consumer<Key> throwing(Throwable failure) {
        return member -> {
            if (failure instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) failure;
        };
    }

    // ---- bounds and cancelling

    @Test
    void get_moreThanTheBoundAtOnce_isBusy() {
        CountDownLatch hold = new CountDownLatch(1);
        Settings few = new Settings(
                20, 20, 3, 10, Duration.ofSeconds(10), 4, 1 << 20, Duration.ofSeconds(10), Duration.ofMinutes(15));
        try (Peer peer = builder()
                .settings(few)
                .callbackExecutor(task -> held(task, hold))
                .start()) {
            for (int i = 0; i < 4; i++) {
                peer.lookup(KEY);
            }
            CompletableFuture<GetOutcome> tooMany = peer.get(KEY);
            hold.countDown();

            assertThat(Waiting.forFailure(tooMany))
                    .isInstanceOf(PeerBusyException.class)
                    .hasMessageContaining("4 operations");
        }
    }

    private static void held(Runnable task, CountDownLatch hold) {
        CompletableFuture.runAsync(() -> {
            Waiting.forLatch(hold);
            task.run();
        });
    }

    @Test
    void cancel_operationUnderWay_endsIt() {
        try (Peer alone = builder().start()) {
            alone.bootstrap(List.of(NodeAddress.parse("127.0.0.1:1")));
            CompletableFuture<GetOutcome> get = alone.get(KEY);
            assertThat(get.cancel(true)).isTrue();

            PeerStatus status = Waiting.forResult(alone.status());

            assertThat(get).isCancelled();
            assertThat(status.counters().get("operations.waiting.now")).isZero();
        }
    }

    @Test
    void cancel_ping_isNotRepeated() {
        AtomicInteger heard = new AtomicInteger();
        TransportConfig config = new TransportConfig(first.self().endpoint(), 8_704);
        try (Transport silent = network.open(config, (from, datagram) -> heard.incrementAndGet())) {
            NodeAddress address = new NodeAddress(
                    Optional.empty(), "127.0.0.1", silent.localEndpoint().port());
            CompletableFuture<PingOutcome> cancelled = first.ping(address);
            cancelled.cancel(true);

            assertThat(Waiting.forResult(first.ping(address))).isEqualTo(new PingOutcome.Unanswered(2));

            assertThat(cancelled).isCancelled();
            assertThat(heard)
                    .as("the cancelled one at most once, the other twice")
                    .hasValueLessThanOrEqualTo(3);
        }
    }

    @Test
    void clientMode_otherPeers_neverHaveItInTheirTables() {
        try (Peer client = builder().clientMode(true).start()) {
            Waiting.forResult(client.bootstrap(List.of(NodeAddress.of(first.self()))));
            Receipts receipts = Waiting.forResult(client.set(VALUE));
            assertThat(receipts.holders()).hasSize(2);
            assertThat(Waiting.forResult(client.status()).clientMode()).isTrue();
        }
        assertThat(Waiting.forResult(first.status()).table()).hasSize(1);
    }

    @Test
    void network_otherName_isNotHeard() {
        try (Peer stranger = builder().network("another").start()) {
            assertThat(Waiting.forResult(stranger.bootstrap(List.of(NodeAddress.of(first.self()))))
                            .joined())
                    .isFalse();
        }
        assertThat(Waiting.forResult(first.status()).counters().get("wire.rejected.other_network"))
                .isPositive();
    }

    private Set<Key> appendMembers(int count) {
        Set<Key> members = new HashSet<>();
        for (int i = 0; i < count; i++) {
            Key member = Key.ofValue(Bytes.ofUtf8("member " + i));
            members.add(member);
            Waiting.forResult(first.append(KEY, member));
        }
        return members;
    }
}
