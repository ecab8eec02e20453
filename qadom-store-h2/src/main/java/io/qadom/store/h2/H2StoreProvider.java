package io.qadom.store.h2;

import io.qadom.spi.Store;
import io.qadom.spi.StoreException;
import io.qadom.spi.StoreProvider;
import java.nio.file.Path;

/** Opens the store {@code h2}: one file, {@code qadom.mv.db}, in the directory given. */
public final class H2StoreProvider implements StoreProvider {

    /** A provider; it holds nothing. */
    public H2StoreProvider() {}

    @Override
    public String name() {
        return "h2";
    }

    @Override
    public boolean persistent() {
        return true;
    }

    /**
     * Opens the store, making it when there is none.
     *
     * @param directory an existing directory that this store has for itself
     * @return the open store
     * @throws StoreException when the file is in use by another node, damaged, of a newer layout or not to be read
     */
    @Override
    public Store open(Path directory) {
        return new H2Store(DatabaseFile.open(directory));
    }
}
