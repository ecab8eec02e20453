package io.qadom.store.rocksdb;

import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.CompressionType;
import org.rocksdb.Filter;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.Options;
import org.rocksdb.WALRecoveryMode;

/**
 * How a database is set up: small, because a benchmark opens 64 of them in one process, and quick to say that a key is
 * absent, because the thread that runs the protocol asks.
 */
final class Tuning {

    /** Bits of filter for each row: one absent key in a hundred needs a look at the disk. */
    static final double FILTER_BITS = 10;

    private static final long WRITE_BUFFER_BYTES = 8L << 20;
    private static final long TABLE_BYTES = 16L << 20;
    private static final long LEVEL_BYTES = 64L << 20;
    private static final long BLOCK_BYTES = 8L << 10;
    private static final long LOG_BYTES = 256L << 10;
    private static final long MANIFEST_BYTES = 1L << 20;
    private static final long MANIFEST_STEP_BYTES = 64L << 10;
    private static final int TABLES_BEFORE_MERGE = 8;
    private static final double MEMTABLE_FILTER_SHARE = 0.02;

    private Tuning() {}

    static Options options(SharedMemory memory, Filter filter) {
        Options options = new Options();
        memory.useIn(options);
        keepWhatWasAcknowledged(options);
        staySmall(options);
        return options.setCompressionType(CompressionType.LZ4_COMPRESSION)
                .setWriteBufferSize(WRITE_BUFFER_BYTES)
                .setTargetFileSizeBase(TABLE_BYTES)
                .setMaxBytesForLevelBase(LEVEL_BYTES)
                // Values are written once and seldom replaced: merging small tables early only copies them.
                .setLevel0FileNumCompactionTrigger(TABLES_BEFORE_MERGE)
                .setMemtableWholeKeyFiltering(true)
                .setMemtablePrefixBloomSizeRatio(MEMTABLE_FILTER_SHARE)
                .setTableFormatConfig(tables(memory, filter));
    }

    private static void keepWhatWasAcknowledged(Options options) {
        options.setCreateIfMissing(true)
                // A crash leaves at most the last batch torn, and that one was not acknowledged.
                .setWalRecoveryMode(WALRecoveryMode.PointInTimeRecovery)
                // The store opens the database again after an error, and then knows that it did.
                .setMaxBgErrorResumeCount(0);
    }

    private static void staySmall(Options options) {
        options.setMaxBackgroundJobs(2)
                .setMaxFileOpeningThreads(1)
                .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
                .setMaxLogFileSize(LOG_BYTES)
                .setKeepLogFileNum(2)
                .setMaxManifestFileSize(MANIFEST_BYTES)
                .setManifestPreallocationSize(MANIFEST_STEP_BYTES)
                .setStatsDumpPeriodSec(0)
                .setStatsPersistPeriodSec(0);
    }

    private static BlockBasedTableConfig tables(SharedMemory memory, Filter filter) {
        return new BlockBasedTableConfig()
                .setBlockCache(memory.blockCache())
                .setBlockSize(BLOCK_BYTES)
                .setFilterPolicy(filter)
                // Filters and indexes stay in memory outside the cache, about 2 bytes for each KiB kept: what is absent
                // is said to be absent without a disk, however full the cache is.
                .setCacheIndexAndFilterBlocks(false);
    }
}
