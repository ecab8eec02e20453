package io.qadom.testkit.store;

import io.qadom.spi.Store;
import io.qadom.spi.StoreProvider;

/** What every theme of the kit works with. */
interface StoreRules {

    /** What opens the store under test. */
    StoreProvider provider();

    /** The open store. */
    Store store();

    /** Closes the store and opens what it left in its directory. */
    void reopen();
}
