package io.qadom.store.rocksdb;

import io.qadom.spi.StoreProvider;
import io.qadom.testkit.store.DurableStoreConformanceKit;

class RocksDbStoreTest extends DurableStoreConformanceKit {

    @Override
    public StoreProvider provider() {
        return new RocksDbStoreProvider();
    }
}
