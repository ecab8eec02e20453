package io.qadom.store.rocksdb;

import io.qadom.spi.Store;
import io.qadom.spi.StoreProvider;
import java.nio.file.Path;

/** Opens stores on RocksDB; its name is {@code rocksdb}. */
public final class RocksDbStoreProvider implements StoreProvider {

    /** For {@link java.util.ServiceLoader}. */
    public RocksDbStoreProvider() {}

    @Override
    public String name() {
        return "rocksdb";
    }

    @Override
    public boolean persistent() {
        return true;
    }

    @Override
    public Store open(Path directory) {
        return RocksDbStore.open(directory);
    }
}
