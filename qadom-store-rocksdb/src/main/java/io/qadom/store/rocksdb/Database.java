package io.qadom.store.rocksdb;

import io.qadom.spi.LoadedNow;
import io.qadom.spi.StoreException;
import io.qadom.spi.StoredValue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rocksdb.AbstractNativeReference;
import org.rocksdb.BloomFilter;
import org.rocksdb.Options;
import org.rocksdb.ReadOptions;
import org.rocksdb.ReadTier;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.Slice;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/** One open RocksDB database and every native object that belongs to it. */
final class Database implements AutoCloseable {

    /** Looks at one row of a scan. */
    interface RowVisitor {

        /** Takes a row in and says whether to go on. */
        boolean visit(byte[] rowKey, RocksIterator row);
    }

    /** One of the two ways to open. */
    private interface Opener {
        RocksDB open(Options options, String path) throws RocksDBException;
    }

    private final Failures failures;
    private final Deque<AbstractNativeReference> natives = new ArrayDeque<>();
    private final SharedMemory memory;
    private final ReadOptions memoryOnly;
    private final WriteOptions synced;
    private final RocksDB rocks;

    /** Opens the database for reading and writing, making it when there is none. */
    static Database open(Path directory) {
        return new Database(directory, RocksDB::open);
    }

    /** Opens the database as it is, without a write to the disk. */
    static Database openReadOnly(Path directory) {
        return new Database(directory, RocksDB::openReadOnly);
    }

    private Database(Path directory, Opener opener) {
        failures = new Failures(directory);
        loadLibrary(failures);
        memory = SharedMemory.share();
        memoryOnly = own(new ReadOptions().setReadTier(ReadTier.BLOCK_CACHE_TIER));
        synced = own(new WriteOptions().setSync(true));
        Options options = own(Tuning.options(memory, own(new BloomFilter(Tuning.FILTER_BITS))));
        try {
            rocks = own(opener.open(options, directory.toString()));
        } catch (RocksDBException e) {
            giveBack();
            throw failures.of("open", e);
        }
    }

    private static void loadLibrary(Failures failures) {
        try {
            NativeLibrary.load();
        } catch (IOException | RuntimeException | UnsatisfiedLinkError e) {
            throw failures.unusable("the native library of RocksDB does not load: " + e.getMessage(), e);
        }
    }

    private <T extends AbstractNativeReference> T own(T reference) {
        natives.push(reference);
        return reference;
    }

    byte @Nullable [] get(byte[] rowKey) {
        requireOpen();
        try {
            return rocks.get(rowKey);
        } catch (RocksDBException e) {
            throw failures.of("read", e);
        }
    }

    /**
     * Reads the start of a row.
     *
     * @return how long the whole row is, or empty when there is none
     */
    OptionalInt getStart(byte[] rowKey, byte[] start) {
        requireOpen();
        try {
            int length = rocks.get(rowKey, start);
            return length == RocksDB.NOT_FOUND ? OptionalInt.empty() : OptionalInt.of(length);
        } catch (RocksDBException e) {
            throw failures.of("read", e);
        }
    }

    /** Reads a value if that needs no disk: from the write buffer, the cache, or absent by the filters. */
    LoadedNow getNow(byte[] rowKey, Function<byte[], StoredValue> decoder) {
        if (!isOpen()) {
            return LoadedNow.NotNow.INSTANCE;
        }
        try {
            byte[] row = rocks.get(memoryOnly, rowKey);
            return row == null ? LoadedNow.Absent.INSTANCE : new LoadedNow.Found(decoder.apply(row));
        } catch (RocksDBException | StoreException e) {
            // Incomplete: only the disk can tell. Whatever else it may be, load says it better.
            return LoadedNow.NotNow.INSTANCE;
        }
    }

    /** Shows the rows whose key starts with a prefix, ascending, from a key on. */
    void scan(byte[] from, byte[] prefix, boolean cacheBlocks, RowVisitor visitor) {
        requireOpen();
        // The bound keeps the end of a scan from stepping over what was deleted behind the prefix.
        try (Slice end = new Slice(RowKeys.aboveAll(prefix));
                ReadOptions bounded =
                        new ReadOptions().setIterateUpperBound(end).setFillCache(cacheBlocks);
                RocksIterator rows = rocks.newIterator(bounded)) {
            rows.seek(from);
            while (rows.isValid() && visitor.visit(rows.key(), rows)) {
                rows.next();
            }
            rows.status();
        } catch (RocksDBException e) {
            throw failures.of("read", e);
        }
    }

    /** Writes a batch, all or nothing, and returns when it is on the disk. */
    void write(WriteBatch batch) {
        requireOpen();
        try {
            rocks.write(synced, batch);
        } catch (RocksDBException e) {
            throw failures.of("write to", e);
        }
    }

    private void requireOpen() {
        // A call into a closed database would end the whole process.
        if (!rocks.isOwningHandle()) {
            throw failures.closed();
        }
    }

    boolean isOpen() {
        return rocks.isOwningHandle();
    }

    @Override
    public void close() {
        if (isOpen()) {
            giveBack();
        }
    }

    /** Closes in the reverse order of making: the database first. */
    private void giveBack() {
        while (!natives.isEmpty()) {
            natives.pop().close();
        }
        memory.giveBack();
    }
}
