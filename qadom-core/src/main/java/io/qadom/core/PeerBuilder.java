package io.qadom.core;

import io.qadom.api.Endpoint;
import io.qadom.api.NodeAddress;
import io.qadom.api.Peer;
import io.qadom.spi.RoutingTableProvider;
import io.qadom.spi.Store;
import io.qadom.spi.TransportProvider;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Builds a {@link Peer}. Stores, transports and routing tables are found on the class path: an explicit instance comes
 * first, else the one with the given name, else the only one there is. Each setting may be given once.
 *
 * <pre>{@code
 * try (Peer peer = PeerBuilder.create().store("memory").bootstrap(NodeAddress.parse("127.0.0.1:9999")).start()) {
 *     Key key = peer.set(Bytes.ofUtf8("sudo python")).join().key();
 * }
 * }</pre>
 */
public final class PeerBuilder {

    /** How many addresses to join from a peer takes. */
    static final int ADDRESSES_MAX = 64;

    Endpoint bind = Endpoint.of(InetAddress.getLoopbackAddress(), 0);

    @Nullable
    Endpoint advertised;

    final List<NodeAddress> bootstrap = new ArrayList<>();

    @Nullable
    Store store;

    @Nullable
    String storeName;

    @Nullable
    Path data;

    @Nullable
    TransportProvider transport;

    @Nullable
    String transportName;

    @Nullable
    RoutingTableProvider routingTable;

    boolean clientMode;
    String network = "qadom";
    Settings settings = Settings.defaults();

    @Nullable
    Executor callbackExecutor;

    private PeerBuilder() {}

    /**
     * A builder with every default: a free port of 127.0.0.1, the only store and transport on the class path, nothing
     * kept on disk, the network {@code qadom}.
     *
     * @return a new builder
     */
    public static PeerBuilder create() {
        return new PeerBuilder();
    }

    /**
     * Where to listen. Nothing proves an address yet, so anything but a loopback address is for networks you trust.
     *
     * @param address a resolved address; port 0 takes a free one
     * @return this
     */
    public PeerBuilder bind(InetSocketAddress address) {
        bind = Endpoint.of(address);
        return this;
    }

    /**
     * What to tell others where this peer listens, when it is not where it is bound.
     *
     * @param address a resolved address and a port
     * @return this
     */
    public PeerBuilder advertise(InetSocketAddress address) {
        advertised = Endpoint.of(address);
        return this;
    }

    /**
     * Adds addresses to join the network from. The peer starts to join when it is started, and again whenever it knows
     * nobody.
     *
     * @param addresses at most 64 in all
     * @return this
     */
    public PeerBuilder bootstrap(Collection<NodeAddress> addresses) {
        bootstrap.addAll(addresses);
        return this;
    }

    /**
     * Adds one address to join the network from.
     *
     * @param address where a node is
     * @return this
     */
    public PeerBuilder bootstrap(NodeAddress address) {
        bootstrap.add(address);
        return this;
    }

    /**
     * Chooses the store by its name among those on the class path.
     *
     * @param name such as {@code memory}, {@code rocksdb} or {@code h2}
     * @return this
     */
    public PeerBuilder store(String name) {
        storeName = name;
        return this;
    }

    /**
     * Uses an open store. The peer closes it.
     *
     * @param instance the store
     * @return this
     */
    public PeerBuilder store(Store instance) {
        store = instance;
        return this;
    }

    /**
     * Keeps identity, contacts and records in a directory, which is made when it is not there and locked while the peer
     * is open. Without one the identity is new each time and only a store in memory can be used.
     *
     * @param directory a directory of this peer's own
     * @return this
     */
    public PeerBuilder data(Path directory) {
        data = directory;
        return this;
    }

    /**
     * Chooses the transport by its name among those on the class path.
     *
     * @param name such as {@code netty}
     * @return this
     */
    public PeerBuilder transport(String name) {
        transportName = name;
        return this;
    }

    /**
     * Uses a given kind of transport.
     *
     * @param provider what opens it
     * @return this
     */
    public PeerBuilder transport(TransportProvider provider) {
        transport = provider;
        return this;
    }

    /**
     * Uses a given kind of routing table instead of the core's k-buckets.
     *
     * @param provider what makes it
     * @return this
     */
    public PeerBuilder routingTable(RoutingTableProvider provider) {
        routingTable = provider;
        return this;
    }

    /**
     * Makes a peer that asks and is never asked: no other node puts it into a table, and it refreshes nothing.
     *
     * @param client true for client mode
     * @return this
     */
    public PeerBuilder clientMode(boolean client) {
        clientMode = client;
        return this;
    }

    /**
     * Names the network. Peers of different networks do not hear each other.
     *
     * @param name any text; {@code qadom} unless given
     * @return this
     */
    public PeerBuilder network(String name) {
        network = name;
        return this;
    }

    /**
     * Moves the numbers of the protocol.
     *
     * @param numbers checked settings
     * @return this
     */
    public PeerBuilder settings(Settings numbers) {
        settings = numbers;
        return this;
    }

    /**
     * Where futures complete and callbacks run; a pool that all peers of the process share unless given.
     *
     * @param executor must not run tasks on the calling thread if a callback may block
     * @return this
     */
    public PeerBuilder callbackExecutor(Executor executor) {
        callbackExecutor = executor;
        return this;
    }

    /**
     * Opens the data directory, the store and the transport, and starts to join. Blocks until the peer listens, not until
     * it has joined; {@link Peer#bootstrap} tells that.
     *
     * @return the listening peer
     * @throws io.qadom.api.QadomException when something cannot be opened, says what and why in one line
     */
    public Peer start() {
        return new Assembly(this).start();
    }
}
