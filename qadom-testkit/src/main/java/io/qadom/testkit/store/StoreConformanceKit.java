package io.qadom.testkit.store;

import io.qadom.spi.Store;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/**
 * The definition of what a {@link Store} does. A store passes when a test class of its module extends this one and names
 * its provider:
 *
 * <pre>{@code
 * class MemoryStoreTest extends StoreConformanceKit {
 *     @Override
 *     public StoreProvider provider() {
 *         return new MemoryStoreProvider();
 *     }
 * }
 * }</pre>
 *
 * <p>The kit owns the directory and every moment of time; no rule looks at a clock. A store that says it is
 * {@link Store#durable} extends {@link DurableStoreConformanceKit} instead.
 */
public abstract class StoreConformanceKit
        implements ProviderRules,
                ValueRules,
                MemberRules,
                ContactRules,
                BlocklistRules,
                ExpiryRules,
                EvictionRules,
                UsageRules,
                CommitRules,
                LoadNowRules,
                ModelRules {

    private Path directory;
    private Store store;

    /** For a test class of the store. */
    protected StoreConformanceKit() {}

    @BeforeEach
    final void open(@TempDir Path temporary) {
        directory = temporary;
        store = provider().open(temporary);
    }

    @AfterEach
    final void close() {
        store.close();
    }

    @Override
    public final Store store() {
        return store;
    }

    @Override
    public final void reopen() {
        store.close();
        store = provider().open(directory);
    }

    /**
     * The directory that the store has for itself.
     *
     * @return a new directory for each test
     */
    public final Path directory() {
        return directory;
    }
}
