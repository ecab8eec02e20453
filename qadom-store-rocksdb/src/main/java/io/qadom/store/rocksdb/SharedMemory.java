package io.qadom.store.rocksdb;

import org.jspecify.annotations.Nullable;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/**
 * The memory that all databases of this process share: one cache of blocks, to which their write buffers are charged. It
 * is there while a database is open; each open database holds a share.
 */
final class SharedMemory {

    /** Blocks read and write buffers together, over all databases. */
    static final long CACHE_BYTES = 256L << 20;

    /** Write buffers, over all databases; above it whoever writes has to flush. */
    static final long WRITE_BUFFERS_BYTES = 192L << 20;

    private static @Nullable SharedMemory current;

    private final Cache blockCache = new LRUCache(CACHE_BYTES);
    private final WriteBufferManager writeBuffers = new WriteBufferManager(WRITE_BUFFERS_BYTES, blockCache);
    private int shares;

    private SharedMemory() {}

    /** Takes a share; whoever took it gives it {@linkplain #giveBack back} once. */
    static SharedMemory share() {
        synchronized (SharedMemory.class) {
            SharedMemory memory = current;
            if (memory == null) {
                memory = new SharedMemory();
                current = memory;
            }
            memory.shares++;
            return memory;
        }
    }

    void giveBack() {
        synchronized (SharedMemory.class) {
            shares--;
            if (shares == 0) {
                current = null;
                writeBuffers.close();
                blockCache.close();
            }
        }
    }

    Cache blockCache() {
        return blockCache;
    }

    void useIn(Options options) {
        options.setWriteBufferManager(writeBuffers);
    }
}
