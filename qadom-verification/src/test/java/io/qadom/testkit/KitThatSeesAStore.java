package io.qadom.testkit;

import io.qadom.spi.StoreProvider;
import io.qadom.store.memory.MemoryStoreProvider;

/** Breaks the rule that a kit knows no concrete store. */
public final class KitThatSeesAStore {

    /** What it must not know. */
    public StoreProvider provider = new MemoryStoreProvider();
}
