package io.qadom.cli.bench;

import io.qadom.api.NodeAddress;
import io.qadom.api.NodeId;
import io.qadom.api.Peer;
import io.qadom.api.PeerStatus;
import io.qadom.api.QadomException;
import io.qadom.core.PeerBuilder;
import io.qadom.core.Settings;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Peers of one process that have joined one network on loopback. A peer is known by its index. */
final class LoopbackNetwork implements AutoCloseable {

    /** Opening and closing wait for disks and sockets; more threads than that help no disk. */
    private static final int OPENERS = 8;

    /** How many contacts a table needs for a peer to be counted as joined, as in the other systems' harness. */
    private static final int USEFUL_CONTACTS = 8;

    /** How often a peer that joined too early, when few were there, joins again. */
    private static final int JOIN_ROUNDS_MAX = 20;

    /** A peer encodes a message once and sends it once. */
    private static final String MESSAGES_SENT = "wire.encoded";

    private final Directories directories;
    private final ExecutorService openers = Executors.newFixedThreadPool(OPENERS);
    private final Peer[] peers;
    private final Map<NodeId, Integer> indexes = new HashMap<>();
    private final BitSet live = new BitSet();

    private LoopbackNetwork(NetworkLayout layout) {
        directories = Directories.of(layout);
        peers = new Peer[layout.peers()];
    }

    /**
     * Opens the peers and lets all of them join through the first. Returns when every peer's bootstrap is over and every
     * table is of use.
     *
     * @throws QadomException when a peer cannot be opened or does not get to know enough others
     */
    static LoopbackNetwork open(NetworkLayout layout) {
        LoopbackNetwork network = new LoopbackNetwork(layout);
        try {
            network.openAll(layout);
            network.fillTables();
            return network;
        } catch (RuntimeException e) {
            network.close();
            throw e;
        }
    }

    /** How many of so many peers a share is. */
    static int share(int peers, double fraction) {
        return (int) Math.round(peers * fraction);
    }

    private void openAll(NetworkLayout layout) {
        openOne(layout, 0);
        List<NodeAddress> first = List.of(NodeAddress.of(peers[0].self()));
        join(IntStream.range(1, peers.length)
                .mapToObj(index -> CompletableFuture.runAsync(() -> openOne(layout, index), openers)
                        .thenCompose(opened -> peers[index].bootstrap(first))));
        for (int index = 0; index < peers.length; index++) {
            indexes.put(peers[index].self().id(), index);
        }
    }

    private void openOne(NetworkLayout layout, int index) {
        PeerBuilder builder = PeerBuilder.create()
                .network("qadom-bench")
                .store(layout.store())
                .settings(Settings.defaults().withReplicationFactor(layout.replication()));
        directories.of(index).ifPresent(builder::data);
        Peer peer = builder.start();
        synchronized (live) {
            peers[index] = peer;
            live.set(index);
        }
    }

    private void fillTables() {
        for (int round = 0; round < JOIN_ROUNDS_MAX; round++) {
            int[] lonely = lonely();
            if (lonely.length == 0) {
                return;
            }
            int step = 1 + round;
            join(IntStream.of(lonely)
                    .mapToObj(index -> peers[index].bootstrap(
                            List.of(NodeAddress.of(peers[(index + step) % peers.length].self())))));
        }
        throw new QadomException(lonely().length + " of " + peers.length + " peers know fewer than " + usefulContacts()
                + " others after joining " + JOIN_ROUNDS_MAX + " times");
    }

    private int[] lonely() {
        List<PeerStatus> statuses = statuses();
        return IntStream.range(0, peers.length)
                .filter(index -> statuses.get(index).table().size() < usefulContacts())
                .toArray();
    }

    private int usefulContacts() {
        return Math.min(peers.length - 1, USEFUL_CONTACTS);
    }

    private static void join(Stream<? extends CompletableFuture<?>> futures) {
        CompletableFuture.allOf(futures.toArray(CompletableFuture[]::new)).join();
    }

    /** The peer with an index. */
    Peer peer(int index) {
        return peers[index];
    }

    /** How many peers were opened. */
    int size() {
        return peers.length;
    }

    /** The index of the peer with an id. */
    int indexOf(NodeId id) {
        return Objects.requireNonNull(indexes.get(id), "every holder is a peer of this network");
    }

    /** The indexes of the peers that are open; a copy. */
    BitSet live() {
        return (BitSet) live.clone();
    }

    /** Looks at every live peer. */
    List<PeerStatus> statuses() {
        var asked = live.stream().mapToObj(index -> peers[index].status()).toList();
        return asked.stream().map(CompletableFuture::join).toList();
    }

    /** Messages that the live peers have sent, by their own count; empty when they do not count them. */
    OptionalLong messages() {
        return statuses().stream()
                .map(status -> status.counters().get(MESSAGES_SENT))
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .reduce(Long::sum);
    }

    /**
     * Kills a share of the peers at once: a peer says nothing when it closes, so for the others it goes silent.
     *
     * @param fraction the share of all peers
     * @param random draws which
     */
    void kill(double fraction, SplittableRandom random) {
        BitSet victims = new BitSet();
        while (victims.cardinality() < share(peers.length, fraction)) {
            victims.set(random.nextInt(peers.length));
        }
        close(victims);
    }

    private void close(BitSet closing) {
        live.andNot(closing);
        join(closing.stream().mapToObj(index -> CompletableFuture.runAsync(peers[index]::close, openers)));
    }

    @Override
    public void close() {
        try {
            close(live());
        } finally {
            openers.shutdown();
            directories.close();
        }
    }
}
