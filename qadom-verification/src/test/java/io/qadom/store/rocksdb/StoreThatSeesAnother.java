package io.qadom.store.rocksdb;

import io.qadom.spi.StoreProvider;
import io.qadom.store.memory.MemoryStoreProvider;

/** Breaks the rule that a store does not know another. */
public final class StoreThatSeesAnother {

    /** What it must not know. */
    public StoreProvider other = new MemoryStoreProvider();
}
