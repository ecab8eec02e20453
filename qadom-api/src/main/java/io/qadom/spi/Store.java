package io.qadom.spi;

import io.qadom.api.Key;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps values, sets of members, remembered contacts and the blocklist. A store only stores: no signature check, no
 * clock, no network, no question of who is responsible. Time is passed in; expired records stay and are given out until
 * {@link #deleteExpired} removes them.
 *
 * <p><b>For implementers.</b> All methods but {@link #loadNow} are called by one thread at a time, though not always the
 * same; {@link #loadNow} may be called by another thread at any moment between opening and {@link #close}. Everything
 * passed in and given out is immutable. A method that cannot do its work throws {@link StoreException} and leaves the
 * store as it was; after a failed {@link #commit} reads go on and a later commit may succeed.
 */
public interface Store extends AutoCloseable {

    /**
     * Whether a call may wait for a disk. A store that never waits is called on the thread that runs the protocol.
     *
     * @return the same answer always
     */
    boolean blocking();

    /**
     * Whether what {@link #commit} has returned from survives the end of the process and of the machine.
     *
     * @return the same answer always
     */
    boolean durable();

    /**
     * Loads a value if that needs no waiting.
     *
     * <p><b>For implementers.</b> Never touches a disk and takes at most microseconds; a store that cannot tell says
     * not now. An answer reflects every commit that has returned. Nothing is thrown.
     *
     * @param key whose value
     * @return found, absent, or not now
     */
    LoadedNow loadNow(Key key);

    /**
     * Loads a value.
     *
     * @param key whose value
     * @return the value, or empty when there is none
     * @throws StoreException when it cannot be read
     */
    Optional<StoredValue> load(Key key);

    /**
     * Lists the keys of values in ascending unsigned order.
     *
     * @param after only keys above this one; empty to start
     * @param limit how many at most, 1 or more
     * @return the next keys; fewer than {@code limit} at the end
     * @throws StoreException when they cannot be read
     */
    List<Key> keys(Optional<Key> after, int limit);

    /**
     * Lists members of the set at a key in ascending unsigned order.
     *
     * @param key the set's key
     * @param after only members above this one; empty to start
     * @param limit how many at most, 1 or more
     * @return the next members; fewer than {@code limit} at the end
     * @throws StoreException when they cannot be read
     */
    List<StoredMember> members(Key key, Optional<Key> after, int limit);

    /**
     * Makes changes, in their order, all or none.
     *
     * <p><b>For implementers.</b> A {@link #durable} store returns only after the changes are on disk, by one
     * synchronisation for the whole batch.
     *
     * @param changes what to change; may be empty
     * @throws StoreException when they could not be made; then none was
     */
    void commit(List<Change> changes);

    /**
     * Deletes values, members and blocklist entries that end at or before a moment.
     *
     * <p><b>For implementers.</b> The work is bounded by {@code limit}, not by what the store holds.
     *
     * @param now the moment
     * @param limit how many at most, 1 or more
     * @return how many were deleted; fewer than {@code limit} when nothing expired is left
     * @throws StoreException when it could not be done
     */
    int deleteExpired(Instant now, int limit);

    /**
     * Deletes cached values, those stored first before others, until enough bytes are free or none is left.
     *
     * @param bytes how many bytes to free, as {@link StoreUsage} counts them
     * @return how many were freed
     * @throws StoreException when it could not be done
     */
    long deleteCached(long bytes);

    /**
     * The remembered contacts.
     *
     * @param limit how many at most, 1 or more
     * @return the most recently seen first
     * @throws StoreException when they cannot be read
     */
    List<RememberedContact> contacts(int limit);

    /**
     * The blocklist.
     *
     * @param limit how many at most, 1 or more
     * @return the entries that end last first
     * @throws StoreException when they cannot be read
     */
    List<BlockedContact> blocklist(int limit);

    /**
     * How much the store holds.
     *
     * <p><b>For implementers.</b> Cheap: it is asked at every commit. Exact, also after a restart.
     *
     * @return the usage after the last commit
     */
    StoreUsage usage();

    /**
     * Gives everything back. Nothing is called afterwards; closing twice does nothing.
     *
     * @throws StoreException when it could not be done in order; what was committed is safe all the same
     */
    @Override
    void close();
}
