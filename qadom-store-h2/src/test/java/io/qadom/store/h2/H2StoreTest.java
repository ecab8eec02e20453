package io.qadom.store.h2;

import io.qadom.spi.StoreProvider;
import io.qadom.testkit.store.DurableStoreConformanceKit;

class H2StoreTest extends DurableStoreConformanceKit {

    @Override
    public StoreProvider provider() {
        return new H2StoreProvider();
    }
}
