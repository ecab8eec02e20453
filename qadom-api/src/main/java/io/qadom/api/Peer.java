package io.qadom.api;

import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * This process's handle on the network.
 *
 * <p>Every operation is asynchronous and ends within seconds. Futures complete on the peer's callback executor, never on
 * the thread that runs the protocol, so {@code join()} is safe anywhere, callbacks included. Cancelling a future stops
 * its operation: no further datagram is sent for it.
 *
 * <p>A future fails only when this process cannot do its part: {@link PeerClosedException}, {@link PeerBusyException},
 * {@link io.qadom.spi.StoreException}, and {@link TooFewHoldersException} of writes. What the network answers, silence
 * included, is an outcome. Bad arguments throw {@link IllegalArgumentException} at once, before anything is sent.
 *
 * <p>Peers are thread-safe.
 */
public interface Peer extends AutoCloseable {

    /** The longest value in bytes. */
    int VALUE_BYTES_MAX = 8_192;

    /**
     * This peer's own contact: its public key, its id and the endpoint it tells others.
     *
     * @return the contact
     */
    Contact self();

    /**
     * Joins a network: asks the given addresses and the remembered contacts, then looks up the peer's own id. A peer
     * keeps the addresses, and joins again by itself when it loses everybody.
     *
     * @param addresses where to start, at most 64; may be empty when contacts are remembered
     * @return how many answered; completes when the first attempt is over
     */
    CompletableFuture<JoinOutcome> bootstrap(Collection<NodeAddress> addresses);

    /**
     * Gets a value: from the own store, else from the network, where it is checked against the key and then kept in the
     * own store as cache.
     *
     * @param key the SHA-256 of the value
     * @return found, not found or unanswered
     */
    CompletableFuture<GetOutcome> get(Key key);

    /**
     * Gets a value from one given node only.
     *
     * @param key the SHA-256 of the value
     * @param node whom to ask; found by a lookup when it is not known
     * @return found, not found, or unanswered when the node cannot be reached
     */
    CompletableFuture<GetOutcome> getFrom(Key key, NodeId node);

    /**
     * Stores a value at the closest nodes with {@link WriteOptions#defaults()}.
     *
     * @param value 0 to {@value #VALUE_BYTES_MAX} bytes
     * @return who holds it; its {@link Receipts#key() key} is the SHA-256 of the value
     * @throws IllegalArgumentException when the value is too long
     */
    default CompletableFuture<Receipts> set(Bytes value) {
        return set(value, WriteOptions.defaults());
    }

    /**
     * Stores a value at the closest nodes.
     *
     * @param value 0 to {@value #VALUE_BYTES_MAX} bytes
     * @param options how many holders are needed and how long it shall live
     * @return who holds it; fails with {@link TooFewHoldersException} when fewer do than asked for
     * @throws IllegalArgumentException when the value is too long
     */
    CompletableFuture<Receipts> set(Bytes value, WriteOptions options);

    /**
     * Adds a member to the set at a key with {@link WriteOptions#defaults()}.
     *
     * @param key the set's key
     * @param member a 256-bit identifier, usually the key of a value
     * @return who holds it
     */
    default CompletableFuture<Receipts> append(Key key, Key member) {
        return append(key, member, WriteOptions.defaults());
    }

    /**
     * Adds a member to the set at a key.
     *
     * @param key the set's key
     * @param member a 256-bit identifier, usually the key of a value
     * @param options how many holders are needed and how long it shall live
     * @return who holds it; fails with {@link TooFewHoldersException} when fewer do than asked for
     */
    CompletableFuture<Receipts> append(Key key, Key member, WriteOptions options);

    /**
     * Finds the members of the set at a key.
     *
     * @param key the set's key
     * @return the union of what the closest nodes and this peer hold
     */
    default CompletableFuture<SearchOutcome> search(Key key) {
        return search(key, member -> {});
    }

    /**
     * Finds the members of the set at a key and tells each one as it arrives.
     *
     * @param key the set's key
     * @param onMember called once for each member, one call at a time, on the callback executor, before the future
     *     completes
     * @return the union of what the closest nodes and this peer hold
     */
    CompletableFuture<SearchOutcome> search(Key key, Consumer<? super Key> onMember);

    /**
     * Finds the members of a set that one given node holds.
     *
     * @param key the set's key
     * @param node whom to ask; found by a lookup when it is not known
     * @return what it holds; {@code answered} is 0 when it cannot be reached
     */
    CompletableFuture<SearchOutcome> searchFrom(Key key, NodeId node);

    /**
     * The first qadom's short form of {@link #search(Key)}.
     *
     * @param key the set's key
     * @return the members
     */
    default CompletableFuture<SearchOutcome> key(Key key) {
        return search(key);
    }

    /**
     * The first qadom's short form of {@link #append(Key, Key)}.
     *
     * @param key the set's key
     * @param value the member to add
     * @return who holds it
     */
    default CompletableFuture<Receipts> key(Key key, Key value) {
        return append(key, value);
    }

    /**
     * Finds the nodes closest to a key.
     *
     * @param key any key
     * @return the closest nodes that answered
     */
    CompletableFuture<LookupOutcome> lookup(Key key);

    /**
     * Asks one address whether a node is there.
     *
     * @param address whom; its host is resolved now
     * @return answered or not; fails with {@link QadomException} when the host has no address
     */
    CompletableFuture<PingOutcome> ping(NodeAddress address);

    /**
     * Looks at the peer: its table, its store, its counters.
     *
     * @return all of them at one moment
     */
    CompletableFuture<PeerStatus> status();

    /**
     * Leaves the network: operations under way fail with {@link PeerClosedException}, what was acknowledged is on disk,
     * socket, threads and store are given back. Returns when that is done; closing twice does nothing.
     */
    @Override
    void close();
}
