package io.qadom.store.h2;

import io.qadom.api.Key;
import io.qadom.spi.BlockedContact;
import io.qadom.spi.Change;
import io.qadom.spi.LoadedNow;
import io.qadom.spi.RememberedContact;
import io.qadom.spi.Store;
import io.qadom.spi.StoreUsage;
import io.qadom.spi.StoredMember;
import io.qadom.spi.StoredValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A durable store in one H2 file. Says what each call means to the tables; {@link DatabaseFile} runs it safely. */
final class H2Store implements Store {

    private final DatabaseFile file;

    H2Store(DatabaseFile file) {
        this.file = file;
    }

    @Override
    public boolean blocking() {
        return true;
    }

    @Override
    public boolean durable() {
        return true;
    }

    /** Not now, always: H2 does not say whether a page is in memory. */
    @Override
    public LoadedNow loadNow(Key key) {
        return LoadedNow.NotNow.INSTANCE;
    }

    @Override
    public Optional<StoredValue> load(Key key) {
        return file.read(database -> database.values().load(key));
    }

    @Override
    public List<Key> keys(Optional<Key> after, int limit) {
        return file.read(database -> database.values().keys(after, limit));
    }

    @Override
    public List<StoredMember> members(Key key, Optional<Key> after, int limit) {
        return file.read(database -> database.members().page(key, after, limit));
    }

    @Override
    public void commit(List<Change> changes) {
        if (!changes.isEmpty()) {
            file.write(database -> {
                for (Change change : changes) {
                    database.apply(change);
                }
                return changes.size();
            });
        }
    }

    @Override
    public int deleteExpired(Instant now, int limit) {
        return file.write(database -> {
            int deleted = database.values().deleteExpired(now, limit);
            deleted += deleted < limit ? database.members().deleteExpired(now, limit - deleted) : 0;
            deleted += deleted < limit ? database.blocked().deleteExpired(now, limit - deleted) : 0;
            return deleted;
        });
    }

    @Override
    public long deleteCached(long bytes) {
        return file.write(database -> database.values().deleteCached(bytes));
    }

    @Override
    public List<RememberedContact> contacts(int limit) {
        return file.read(database -> database.contacts().mostRecentlySeen(limit));
    }

    @Override
    public List<BlockedContact> blocklist(int limit) {
        return file.read(database -> database.blocked().endingLast(limit));
    }

    @Override
    public StoreUsage usage() {
        return file.usage();
    }

    @Override
    public void close() {
        file.close();
    }
}
