package io.qadom.spi;

import java.nio.file.Path;

/** Opens one kind of store. Found with {@link java.util.ServiceLoader}. */
public interface StoreProvider {

    /**
     * The name that chooses this kind, such as {@code rocksdb}.
     *
     * @return lower-case letters and digits
     */
    String name();

    /**
     * Whether this kind keeps files and so needs a directory of its own.
     *
     * @return false for a store in memory
     */
    boolean persistent();

    /**
     * Opens the store, making it when there is none.
     *
     * @param directory an existing directory that this store has for itself; not touched when the kind is not persistent
     * @return the open store
     * @throws StoreException when it cannot be opened, says why in one line
     */
    Store open(Path directory);
}
