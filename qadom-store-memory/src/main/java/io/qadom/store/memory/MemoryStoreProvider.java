package io.qadom.store.memory;

import io.qadom.spi.Store;
import io.qadom.spi.StoreProvider;
import java.nio.file.Path;

/** Opens stores in memory; its name is {@code memory}. */
public final class MemoryStoreProvider implements StoreProvider {

    /** For {@link java.util.ServiceLoader}. */
    public MemoryStoreProvider() {}

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public boolean persistent() {
        return false;
    }

    @Override
    public Store open(Path directory) {
        return new MemoryStore();
    }
}
