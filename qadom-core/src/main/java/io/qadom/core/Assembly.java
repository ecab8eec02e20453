package io.qadom.core;

import io.qadom.api.Bytes;
import io.qadom.api.Contact;
import io.qadom.api.Endpoint;
import io.qadom.api.Peer;
import io.qadom.api.QadomException;
import io.qadom.core.node.Node;
import io.qadom.core.record.Keeper;
import io.qadom.core.routing.KBucketTable;
import io.qadom.core.turn.Input;
import io.qadom.core.turn.NodeConfig;
import io.qadom.core.turn.WallTime;
import io.qadom.spi.BlockedContact;
import io.qadom.spi.Change;
import io.qadom.spi.RememberedContact;
import io.qadom.spi.RoutingTable;
import io.qadom.spi.Store;
import io.qadom.spi.StoreProvider;
import io.qadom.spi.Transport;
import io.qadom.spi.TransportConfig;
import io.qadom.spi.TransportProvider;
import io.qadom.wire.Codec;
import io.qadom.wire.Packet;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Opens everything a peer needs, in order, and gives it all back when one part cannot be opened. */
final class Assembly {

    private static final int NETWORK_ID_BYTES = 16;
    private static final int CONTACT_CACHE = 1_024;
    private static final int REMEMBERED_MAX = 1_000;
    private static final int BLOCKED_MAX = 1_024;

    private final PeerBuilder wanted;
    private final Deque<Runnable> undo = new ArrayDeque<>();

    Assembly(PeerBuilder wanted) {
        this.wanted = wanted;
    }

    Peer start() {
        try {
            return open();
        } catch (RuntimeException | Error e) {
            undo.forEach(step -> undo(step, e));
            throw e;
        }
    }

    private static void undo(Runnable step, Throwable failure) {
        try {
            step.run();
        } catch (RuntimeException e) {
            failure.addSuppressed(e);
        }
    }

    private Peer open() {
        if (wanted.bootstrap.size() > PeerBuilder.ADDRESSES_MAX) {
            throw new IllegalArgumentException(
                    "bootstrap has " + wanted.bootstrap.size() + " addresses, more than " + PeerBuilder.ADDRESSES_MAX);
        }
        DataDirectory directory = wanted.data == null ? null : DataDirectory.open(wanted.data);
        if (directory != null) {
            undo.push(directory::close);
        }
        Identity identity = directory == null ? Identity.generate() : directory.identity();
        NamedStore named = openStore(directory);
        undo.push(named.store::close);
        Inlet inlet = new Inlet();
        Transport transport =
                transportProvider().open(new TransportConfig(wanted.bind, Packet.DATAGRAM_BYTES_MAX), inlet::received);
        undo.push(transport::close);
        Driver driver = new Driver(parts(identity, named, transport, directory));
        // Before the first datagram: a store is called by one thread at a time, and Started is the first input.
        driver.open(remembered(named.store));
        inlet.driver = driver;
        driver.bootstrap(wanted.bootstrap);
        return driver;
    }

    /** Datagrams that come before the driver is there are lost, as datagrams may be. */
    private static final class Inlet {

        private volatile @Nullable Driver driver;

        private void received(Endpoint from, ByteBuffer datagram) {
            Driver open = driver;
            if (open != null) {
                open.received(from, datagram);
            }
        }
    }

    private record NamedStore(String name, Store store) {}

    private NamedStore openStore(@Nullable DataDirectory directory) {
        Store given = wanted.store;
        if (given != null) {
            return new NamedStore(given.getClass().getSimpleName(), given);
        }
        StoreProvider provider =
                new Providers<>("store", StoreProvider.class, StoreProvider::name).find(wanted.storeName);
        if (!provider.persistent()) {
            return new NamedStore(provider.name(), provider.open(Path.of("")));
        }
        if (directory == null) {
            throw new QadomException(
                    "store '" + provider.name() + "' keeps files; give a data directory or take the store 'memory'");
        }
        return new NamedStore(provider.name(), provider.open(directory.storeDirectory(provider.name())));
    }

    private TransportProvider transportProvider() {
        return wanted.transport != null
                ? wanted.transport
                : new Providers<>("transport", TransportProvider.class, TransportProvider::name)
                        .find(wanted.transportName);
    }

    private Parts parts(Identity identity, NamedStore named, Transport transport, @Nullable DataDirectory directory) {
        Endpoint listening = wanted.advertised != null ? wanted.advertised : transport.localEndpoint();
        Contact self = Contact.of(identity.publicKey(), listening);
        NodeConfig config = config(self);
        WallTime wall = WallTime.startingAt(System.nanoTime(), Instant.now());
        Node node = new Node(
                config,
                new Codec(networkId(wanted.network), CONTACT_CACHE),
                table(self),
                wall,
                new SecureNumbers(new SecureRandom()));
        return new Parts(
                self,
                wanted.clientMode,
                node,
                transport,
                named.name,
                named.store,
                new Keeper(named.store, wanted.settings.storageBytesMax()),
                wanted.settings.storageBytesMax(),
                wanted.settings.operationsMax(),
                wall,
                wanted.callbackExecutor != null ? Callbacks.orShared(wanted.callbackExecutor) : Callbacks.shared(),
                directory);
    }

    private NodeConfig config(Contact self) {
        Settings settings = wanted.settings;
        return new NodeConfig(
                self,
                wanted.clientMode,
                settings.bucketSize(),
                settings.replicationFactor(),
                settings.parallelism(),
                settings.parallelismMax(),
                settings.operationTimeout().toNanos(),
                settings.operationsMax(),
                settings.probeInterval().toNanos(),
                settings.refreshInterval().toNanos());
    }

    private RoutingTable table(Contact self) {
        int bucketSize = wanted.settings.bucketSize();
        return wanted.routingTable == null
                ? new KBucketTable(self.id(), bucketSize)
                : wanted.routingTable.create(self.id(), bucketSize);
    }

    /** The first 16 bytes of the SHA-256 of the network's name. */
    private static Bytes networkId(String name) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return Bytes.wrap(Arrays.copyOf(hash, NETWORK_ID_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    /** What the store remembers; contacts above the bound, those seen longest ago, are forgotten. */
    private static Input.Started remembered(Store store) {
        List<RememberedContact> contacts = store.contacts(2 * REMEMBERED_MAX);
        if (contacts.size() > REMEMBERED_MAX) {
            store.commit(contacts.subList(REMEMBERED_MAX, contacts.size()).stream()
                    .<Change>map(old -> new Change.DeleteContact(old.contact().id()))
                    .toList());
        }
        List<BlockedContact> blocked = store.blocklist(BLOCKED_MAX);
        return new Input.Started(
                contacts.stream()
                        .limit(REMEMBERED_MAX)
                        .map(RememberedContact::contact)
                        .toList(),
                blocked);
    }
}
