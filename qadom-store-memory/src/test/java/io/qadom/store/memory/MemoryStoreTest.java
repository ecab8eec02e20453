package io.qadom.store.memory;

import static org.assertj.core.api.Assertions.assertThat;

import io.qadom.spi.StoreProvider;
import io.qadom.testkit.store.StoreConformanceKit;
import org.junit.jupiter.api.Test;

class MemoryStoreTest extends StoreConformanceKit {

    @Override
    public StoreProvider provider() {
        return new MemoryStoreProvider();
    }

    @Test
    void open_always_leavesTheDirectoryAlone() {
        assertThat(directory()).isEmptyDirectory();
    }

    @Test
    void blocking_always_isFalse() {
        assertThat(store().blocking()).isFalse();
    }
}
