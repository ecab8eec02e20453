package io.qadom.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qadom.api.Bytes;
import io.qadom.api.GetOutcome;
import io.qadom.api.Key;
import io.qadom.api.NodeAddress;
import io.qadom.api.Peer;
import io.qadom.api.PeerClosedException;
import io.qadom.api.QadomException;
import io.qadom.core.samples.FailingStore;
import io.qadom.spi.DatagramListener;
import io.qadom.spi.Store;
import io.qadom.spi.Transport;
import io.qadom.spi.TransportConfig;
import io.qadom.spi.TransportException;
import io.qadom.spi.TransportProvider;
import io.qadom.store.memory.MemoryStoreProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** From start to close: what was taken is given back, and nobody waits for ever. */
@Timeout(60)
class PeerLifecycleTest {

    /** Threads of pools that every peer of the process shares: daemons, which end when they are idle. */
    private static final Pattern SHARED_THREADS =
            Pattern.compile("qadom-(callback|store)-|ForkJoinPool|CompletableFuture");

    private static final Key KEY = Key.ofValue(Bytes.ofUtf8("sudo python"));

    private final InProcessNetwork network = new InProcessNetwork();

    private PeerBuilder builder() {
        return PeerBuilder.create().store("memory").transport(network);
    }

    /** A peer that waits for an answer: the only address it knows is nobody's. */
    private CompletableFuture<GetOutcome> getThatWaits(Peer peer) {
        peer.bootstrap(List.of(NodeAddress.parse("127.0.0.1:1")));
        return peer.get(KEY);
    }

    @Test
    void close_operationUnderWay_failsWithPeerClosed() {
        Peer peer = builder().start();
        CompletableFuture<GetOutcome> get = getThatWaits(peer);

        peer.close();

        assertThat(Waiting.forFailure(get))
                .isInstanceOf(PeerClosedException.class)
                .hasMessage("the peer is closed");
    }

    @Test
    void anyCall_afterClose_failsWithPeerClosed() {
        Peer peer = builder().start();
        peer.close();

        assertThat(Waiting.forFailure(peer.get(KEY))).isInstanceOf(PeerClosedException.class);
        assertThat(Waiting.forFailure(peer.set(Bytes.empty()))).isInstanceOf(PeerClosedException.class);
        assertThat(Waiting.forFailure(peer.search(KEY))).isInstanceOf(PeerClosedException.class);
        assertThat(Waiting.forFailure(peer.status())).isInstanceOf(PeerClosedException.class);
        assertThat(Waiting.forFailure(peer.bootstrap(List.of()))).isInstanceOf(PeerClosedException.class);
        assertThat(Waiting.forFailure(peer.ping(NodeAddress.parse("127.0.0.1:1"))))
                .isInstanceOf(PeerClosedException.class);
    }

    @Test
    void close_peerWithStoreThreadAndDirectory_givesBackThreadsAndFiles(@TempDir Path directory) throws IOException {
        List<Thread> before = threads();
        FailingStore store = new FailingStore(new MemoryStoreProvider().open(directory));
        store.blocks = true;
        Peer peer = builder().store(store).data(directory).start();
        Waiting.forResult(peer.status());
        assertThat(threads()).extracting(Thread::getName).contains(InProcessNetwork.THREAD_NAME);

        peer.close();

        assertThat(threads()).isSubsetOf(before);
        assertThat(store.closed).isTrue();
        assertThat(openFilesIn(directory)).isEmpty();
        DataDirectory.open(directory).close();
    }

    @Test
    void close_twice_doesNothingTheSecondTime() {
        Peer peer = builder().start();

        peer.close();
        peer.close();
    }

    @Test
    void close_fromSeveralThreads_allReturnWhenItIsDone() {
        FailingStore store = new FailingStore(new MemoryStoreProvider().open(Path.of("")));
        Peer peer = builder().store(store).start();
        List<CompletableFuture<Boolean>> closings = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            closings.add(CompletableFuture.supplyAsync(() -> {
                peer.close();
                return store.closed;
            }));
        }

        assertThat(closings)
                .allSatisfy(closing -> assertThat(Waiting.forResult(closing)).isTrue());
    }

    @Test
    void close_fromACallback_returns() {
        Peer peer = builder().start();

        Waiting.forResult(peer.status().thenAccept(status -> peer.close()));

        assertThat(Waiting.forFailure(peer.status())).isInstanceOf(PeerClosedException.class);
    }

    @Test
    void close_interruptedThread_givesBackAllTheSameAndStaysInterrupted() {
        FailingStore store = new FailingStore(new MemoryStoreProvider().open(Path.of("")));
        Peer peer = builder().store(store).start();

        Thread.currentThread().interrupt();
        peer.close();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(store.closed).isTrue();
    }

    @Test
    void close_callbackExecutorHasEndedBefore_stillReturnsAndFailsWhatWaits() {
        ExecutorService executor = Executors.newSingleThreadExecutor();
        Peer peer = builder().callbackExecutor(executor).start();
        Waiting.forResult(peer.status());
        CompletableFuture<GetOutcome> get = getThatWaits(peer);
        executor.shutdownNow();

        CompletableFuture.runAsync(peer::close).orTimeout(20, TimeUnit.SECONDS).join();

        assertThat(Waiting.forFailure(get)).isInstanceOf(PeerClosedException.class);
    }

    /** The transport drops what it is given after it has closed, so nobody but the caller can end the future. */
    @Test
    void anyCall_closedWhileItIsBeingHandedOver_failsWithPeerClosed() {
        List<Function<Peer, CompletableFuture<?>>> calls = List.of(Peer::status, peer -> peer.get(KEY));
        for (Function<Peer, CompletableFuture<?>> call : calls) {
            AmbushedNetwork ambushed = new AmbushedNetwork();
            Peer peer = builder().transport(ambushed).start();
            Waiting.forResult(peer.status());
            ambushed.ambush.set(peer::close);

            assertThat(Waiting.forFailure(call.apply(peer))).isInstanceOf(PeerClosedException.class);
        }
    }

    @Test
    void close_whileOthersCall_everyFutureEnds() {
        for (int round = 0; round < 30; round++) {
            Peer peer = builder().start();
            CountDownLatch go = new CountDownLatch(1);
            List<CompletableFuture<?>> calls = new ArrayList<>();
            Thread caller = new Thread(() -> {
                Waiting.forLatch(go);
                for (int i = 0; i < 200; i++) {
                    calls.add(i % 2 == 0 ? peer.status() : peer.get(KEY));
                }
            });
            caller.start();
            go.countDown();
            peer.close();
            Waiting.forEndOf(caller);

            assertThat(calls).hasSize(200).allSatisfy(call -> Waiting.forResult(call.handle((r, f) -> true)));
        }
    }

    @Test
    void start_withDirectory_keepsItsIdentityOverRestarts(@TempDir Path directory) {
        Key first;
        try (Peer peer = builder().data(directory).start()) {
            first = Key.of(peer.self().id().toByteArray());
        }
        try (Peer peer = builder().data(directory).start()) {
            assertThat(peer.self().id().toByteArray()).isEqualTo(first.toByteArray());
        }
        try (Peer peer = builder().start()) {
            assertThat(peer.self().id().toByteArray()).isNotEqualTo(first.toByteArray());
        }
    }

    @Test
    void start_directoryOfARunningPeer_isInUse(@TempDir Path directory) {
        try (Peer peer = builder().data(directory).start()) {
            assertThat(peer.self().endpoint().port()).isPositive();
            assertThatThrownBy(() -> builder().data(directory).start())
                    .isInstanceOf(QadomException.class)
                    .hasMessageContaining(directory.toString())
                    .hasMessageContaining("in use by another node");
        }
    }

    @Test
    void start_transportCannotOpen_givesBackDirectoryAndStore(@TempDir Path directory) {
        FailingStore store = new FailingStore(new MemoryStoreProvider().open(directory));

        assertThatThrownBy(() -> builder()
                        .store(store)
                        .data(directory)
                        .transport(failing(new TransportException("port 1 is taken", new IOException())))
                        .start())
                .isInstanceOf(TransportException.class);

        assertThat(store.closed).isTrue();
        DataDirectory.open(directory).close();
    }

    @Test
    void start_providerDiesOfAnError_givesBackDirectoryAndStore(@TempDir Path directory) {
        FailingStore store = new FailingStore(new MemoryStoreProvider().open(directory));

        assertThatThrownBy(() -> builder()
                        .store(store)
                        .data(directory)
                        .transport(failing(new UnsatisfiedLinkError("no native library")))
                        .start())
                .isInstanceOf(UnsatisfiedLinkError.class);

        assertThat(store.closed).isTrue();
        DataDirectory.open(directory).close();
    }

    private static TransportProvider failing(Throwable failure) {
        return new TransportProvider() {
            @Override
            public String name() {
                return "failing";
            }

            @Override
            public Transport open(TransportConfig config, DatagramListener listener) {
                if (failure instanceof Error error) {
                    throw error;
                }
                throw (RuntimeException) failure;
            }
        };
    }

    @Test
    void start_storeCannotBeRead_isRefusedAndClosed() {
        FailingStore store = new FailingStore(new MemoryStoreProvider().open(Path.of("")));
        store.readsFail = true;

        assertThatThrownBy(() -> builder().store(store).start()).hasMessage("reads fail");

        assertThat(store.closed).isTrue();
    }

    /** All live threads but the shared ones. */
    private static List<Thread> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !thread.isDaemon()
                        || !SHARED_THREADS.matcher(thread.getName()).lookingAt())
                .toList();
    }

    /** Empty where the system does not show open files as links. */
    private static List<Path> openFilesIn(Path directory) throws IOException {
        Path links = Path.of("/proc/self/fd");
        if (!Files.isDirectory(links)) {
            return List.of();
        }
        List<Path> open = new ArrayList<>();
        try (Stream<Path> all = Files.list(links)) {
            for (Path link : all.toList()) {
                Path target = Files.exists(link) ? Files.readSymbolicLink(link) : link;
                if (target.startsWith(directory)) {
                    open.add(target);
                }
            }
        }
        return open;
    }

    @Test
    void store_givenAsInstance_isNamedInTheStatus() {
        Store store = new MemoryStoreProvider().open(Path.of(""));
        try (Peer peer = PeerBuilder.create().store(store).transport(network).start()) {
            assertThat(Waiting.forResult(peer.status()).storage().store()).isEqualTo("MemoryStore");
        }
    }
}
