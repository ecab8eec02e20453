package io.qadom.core.samples;

import io.qadom.api.Key;
import io.qadom.spi.BlockedContact;
import io.qadom.spi.Change;
import io.qadom.spi.LoadedNow;
import io.qadom.spi.RememberedContact;
import io.qadom.spi.Store;
import io.qadom.spi.StoreException;
import io.qadom.spi.StoreUsage;
import io.qadom.spi.StoredMember;
import io.qadom.spi.StoredValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A store in front of another one that fails when it is told to, and tells what was committed. */
public final class FailingStore implements Store {

    /** Whether reading throws. */
    public boolean readsFail;

    /** Whether committing throws. */
    public boolean commitsFail;

    /** Whether it says that it may wait for a disk, so that it gets a thread of its own. */
    public boolean blocks;

    /** Whether it has been closed. */
    public volatile boolean closed;

    /** Every batch that was committed. */
    public final List<List<Change>> commits = new ArrayList<>();

    private final Store store;

    /** A store that works like the given one until it is told otherwise. */
    public FailingStore(Store store) {
        this.store = store;
    }

    private Store readable() {
        if (readsFail) {
            throw new StoreException("reads fail");
        }
        return store;
    }

    @Override
    public boolean blocking() {
        return blocks || store.blocking();
    }

    @Override
    public boolean durable() {
        return true;
    }

    @Override
    public LoadedNow loadNow(Key key) {
        return readsFail ? LoadedNow.NotNow.INSTANCE : store.loadNow(key);
    }

    @Override
    public Optional<StoredValue> load(Key key) {
        return readable().load(key);
    }

    @Override
    public List<Key> keys(Optional<Key> after, int limit) {
        return readable().keys(after, limit);
    }

    @Override
    public List<StoredMember> members(Key key, Optional<Key> after, int limit) {
        return readable().members(key, after, limit);
    }

    @Override
    public void commit(List<Change> changes) {
        if (commitsFail) {
            throw new StoreException("the disk is full");
        }
        store.commit(changes);
        commits.add(List.copyOf(changes));
    }

    @Override
    public int deleteExpired(Instant now, int limit) {
        return readable().deleteExpired(now, limit);
    }

    @Override
    public long deleteCached(long bytes) {
        return readable().deleteCached(bytes);
    }

    @Override
    public List<RememberedContact> contacts(int limit) {
        return readable().contacts(limit);
    }

    @Override
    public List<BlockedContact> blocklist(int limit) {
        return readable().blocklist(limit);
    }

    @Override
    public StoreUsage usage() {
        return store.usage();
    }

    @Override
    public void close() {
        closed = true;
        store.close();
    }
}
