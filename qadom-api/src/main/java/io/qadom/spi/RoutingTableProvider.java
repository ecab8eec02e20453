package io.qadom.spi;

import io.qadom.api.NodeId;

/** Makes one kind of routing table. Found with {@link java.util.ServiceLoader}; without one, the core's k-buckets serve. */
public interface RoutingTableProvider {

    /**
     * The name that chooses this kind.
     *
     * @return lower-case letters and digits
     */
    String name();

    /**
     * Makes an empty table.
     *
     * @param self the node whose table it is
     * @param bucketSize how many contacts of each shared prefix length are kept, 1 to 20
     * @return the table
     */
    RoutingTable create(NodeId self, int bucketSize);
}
