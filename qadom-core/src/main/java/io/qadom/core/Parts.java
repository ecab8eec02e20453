package io.qadom.core;

import io.qadom.api.Contact;
import io.qadom.core.node.Node;
import io.qadom.core.record.Keeper;
import io.qadom.core.turn.WallTime;
import io.qadom.spi.Store;
import io.qadom.spi.Transport;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * What a running peer is put together from.
 *
 * @param self its own contact
 * @param clientMode whether it only asks
 * @param node the protocol
 * @param transport the loop and the socket
 * @param storeName the name of the storage module
 * @param store the open store
 * @param keeper decides what the store keeps
 * @param storageBytesMax the bound on what the store holds
 * @param operationsMax the bound on operations under way
 * @param wall moments of now
 * @param callbacks where futures complete
 * @param directory what is locked on disk, or null
 */
record Parts(
        Contact self,
        boolean clientMode,
        Node node,
        Transport transport,
        String storeName,
        Store store,
        Keeper keeper,
        long storageBytesMax,
        int operationsMax,
        WallTime wall,
        Executor callbacks,
        @Nullable DataDirectory directory) {

    /** Gives the data directory back. */
    void release() {
        if (directory != null) {
            directory.close();
        }
    }
}
