package io.qadom.core;

import io.qadom.spi.Store;
import io.qadom.spi.StoreProvider;
import java.nio.file.Path;

/** Two kinds of store that both call themselves {@code twin}, and one that keeps files; none of them is ever opened. */
final class TwinStores {

    private TwinStores() {}

    private static final String TWIN = "twin";

    /** What all three have in common. */
    abstract static class NeverOpened implements StoreProvider {

        @Override
        public boolean persistent() {
            return false;
        }

        @Override
        public Store open(Path directory) {
            throw new AssertionError("this store is never opened");
        }
    }

    /** One of the two. */
    public static final class First extends NeverOpened {

        @Override
        public String name() {
            return TWIN;
        }
    }

    /** The other. */
    public static final class Second extends NeverOpened {

        @Override
        public String name() {
            return TWIN;
        }
    }

    /** One that keeps files. */
    public static final class Files extends NeverOpened {

        @Override
        public String name() {
            return "files";
        }

        @Override
        public boolean persistent() {
            return true;
        }
    }
}
