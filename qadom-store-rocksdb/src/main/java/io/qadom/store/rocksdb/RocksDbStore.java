package io.qadom.store.rocksdb;

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
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.function.LongPredicate;

/**
 * A store on RocksDB. A batch is one write, synchronised with the disk before {@link #commit} returns; {@link #loadNow}
 * answers from the write buffer, the block cache and the filters.
 *
 * <p>After a failed commit RocksDB refuses every further write for good. The store then goes on reading, and each later
 * commit first opens the database again, once at least {@value #REOPEN_BYTES} bytes of disk are free.
 *
 * <p>When the disk takes a batch but fails to confirm it, nobody can tell whether it will be there: the commit has
 * failed, and yet the batch may appear when the database is opened again; whole, and with the accounts that belong to it.
 */
public final class RocksDbStore implements Store {

    /** Free disk that opening again asks for: what recovery writes at most, and as much again. */
    static final long REOPEN_BYTES = 16L << 20;

    private final Path directory;
    private final Failures failures;
    private final RowFormat format;
    private final MomentIndex ends = new MomentIndex(RowKeys.END);
    private final MomentIndex ages = new MomentIndex(RowKeys.AGE);
    /** Held for writing while the database is exchanged: loadNow comes from another thread. */
    private final ReadWriteLock exchangeLock = new ReentrantReadWriteLock();

    private Database database;
    private StoreUsage usage;
    private boolean failed;

    private RocksDbStore(Path directory, Database database) {
        this.directory = directory;
        this.database = database;
        this.failures = new Failures(directory);
        this.format = new RowFormat(directory);
        this.usage = readUsage(database, format);
    }

    /**
     * Opens the store in a directory, making it when there is none.
     *
     * @param directory an existing directory that this store has for itself
     * @return the open store
     * @throws StoreException when it is in use by another node, its files are damaged, or the disk is full
     */
    public static RocksDbStore open(Path directory) {
        Database database = Database.open(directory);
        try {
            return new RocksDbStore(directory, database);
        } catch (StoreException e) {
            database.close();
            throw e;
        }
    }

    private static StoreUsage readUsage(Database database, RowFormat format) {
        byte[] row = database.get(RowKeys.of(RowKeys.USAGE));
        return row == null ? StoreUsage.NONE : format.readUsage(row);
    }

    @Override
    public boolean blocking() {
        return true;
    }

    @Override
    public boolean durable() {
        return true;
    }

    @Override
    public LoadedNow loadNow(Key key) {
        if (!exchangeLock.readLock().tryLock()) {
            return LoadedNow.NotNow.INSTANCE;
        }
        try {
            return database.getNow(RowKeys.of(RowKeys.VALUE, key), row -> format.readValue(key, row));
        } finally {
            exchangeLock.readLock().unlock();
        }
    }

    @Override
    public Optional<StoredValue> load(Key key) {
        byte[] row = database.get(RowKeys.of(RowKeys.VALUE, key));
        return row == null ? Optional.empty() : Optional.of(format.readValue(key, row));
    }

    @Override
    public List<Key> keys(Optional<Key> after, int limit) {
        byte[] prefix = RowKeys.of(RowKeys.VALUE);
        byte[] from = after.map(last -> RowKeys.above(RowKeys.of(RowKeys.VALUE, last)))
                .orElse(prefix);
        List<Key> keys = new ArrayList<>();
        // A walk over all values must not push those out of the cache that somebody asked for.
        database.scan(from, prefix, false, (rowKey, row) -> {
            keys.add(RowKeys.key(rowKey));
            return keys.size() < limit;
        });
        return keys;
    }

    @Override
    public List<StoredMember> members(Key key, Optional<Key> after, int limit) {
        byte[] prefix = RowKeys.of(RowKeys.MEMBER, key);
        byte[] from =
                after.map(last -> RowKeys.above(RowKeys.ofMember(key, last))).orElse(prefix);
        List<StoredMember> members = new ArrayList<>();
        database.scan(from, prefix, true, (rowKey, row) -> {
            members.add(format.readMember(key, RowKeys.member(rowKey), row.value()));
            return members.size() < limit;
        });
        return members;
    }

    @Override
    public void commit(List<Change> changes) {
        if (changes.isEmpty()) {
            return;
        }
        openAgainIfFailed();
        try (ChangeBatch batch = newBatch()) {
            changes.forEach(batch::add);
            write(batch);
        }
    }

    @Override
    public int deleteExpired(Instant now, int limit) {
        openAgainIfFailed();
        long nowMillis = now.toEpochMilli();
        try (ChangeBatch batch = newBatch()) {
            deleteFirst(ends, batch, endsAt -> endsAt <= nowMillis && batch.deletions() < limit);
            return batch.deletions();
        }
    }

    @Override
    public long deleteCached(long bytes) {
        openAgainIfFailed();
        try (ChangeBatch batch = newBatch()) {
            deleteFirst(ages, batch, storedAt -> batch.freed() < bytes);
            return batch.freed();
        }
    }

    private void deleteFirst(MomentIndex index, ChangeBatch batch, LongPredicate due) {
        FirstRows first = new FirstRows(batch, due);
        database.scan(index.start(), index.prefix(), true, first);
        if (batch.deletions() > 0) {
            write(batch);
        }
        index.startsAt(first.firstLeft());
    }

    private ChangeBatch newBatch() {
        return new ChangeBatch(database, format, ends, ages, usage);
    }

    private void write(ChangeBatch batch) {
        try {
            usage = batch.write();
        } catch (StoreException e) {
            failed = true;
            throw e;
        }
    }

    private void openAgainIfFailed() {
        if (!failed) {
            return;
        }
        long free = directory.toFile().getUsableSpace();
        if (free < REOPEN_BYTES) {
            throw failures.outOfSpace(free);
        }
        exchangeLock.writeLock().lock();
        try {
            database.close();
            openOrRead();
        } finally {
            exchangeLock.writeLock().unlock();
        }
    }

    /** Opens the closed database; where that fails, for reading only. */
    private void openOrRead() {
        try {
            exchange(Database.open(directory));
            failed = false;
        } catch (StoreException e) {
            exchange(Database.openReadOnly(directory));
            throw e;
        }
    }

    private void exchange(Database opened) {
        database = opened;
        usage = readUsage(opened, format);
    }

    @Override
    public List<RememberedContact> contacts(int limit) {
        Comparator<RememberedContact> order = Comparator.comparing(RememberedContact::seenAt);
        return lastFirst(RowKeys.CONTACT, format::readRemembered, order, limit);
    }

    @Override
    public List<BlockedContact> blocklist(int limit) {
        Comparator<BlockedContact> order = Comparator.comparing(BlockedContact::until);
        return lastFirst(RowKeys.BLOCKED, format::readBlocked, order, limit);
    }

    // Both lists are read at the start of a node and are bounded by whoever fills them: no index is worth its writes.
    private <T> List<T> lastFirst(byte tag, Function<byte[], T> decoder, Comparator<T> order, int limit) {
        byte[] prefix = RowKeys.of(tag);
        List<T> entries = new ArrayList<>();
        database.scan(prefix, prefix, true, (rowKey, row) -> entries.add(decoder.apply(row.value())));
        return entries.stream().sorted(order.reversed()).limit(limit).toList();
    }

    @Override
    public StoreUsage usage() {
        return usage;
    }

    @Override
    public void close() {
        exchangeLock.writeLock().lock();
        try {
            database.close();
        } finally {
            exchangeLock.writeLock().unlock();
        }
    }
}
