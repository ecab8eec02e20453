package io.qadom.core;

import io.qadom.api.ApiThatSeesCore;
import io.qadom.spi.StoreProvider;
import io.qadom.store.memory.MemoryStoreProvider;

/** Breaks the rule that the core names no store. */
public final class CoreThatNamesAStore {

    /** What it must not know. */
    public StoreProvider provider = new MemoryStoreProvider();

    /** Closes a cycle. */
    public Class<?> api = ApiThatSeesCore.class;
}
