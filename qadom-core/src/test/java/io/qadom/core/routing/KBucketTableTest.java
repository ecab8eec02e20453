package io.qadom.core.routing;

import io.qadom.api.NodeId;
import io.qadom.spi.RoutingTable;
import io.qadom.spi.RoutingTableProvider;
import io.qadom.testkit.routing.RoutingTableConformanceKit;

class KBucketTableTest extends RoutingTableConformanceKit {

    @Override
    public RoutingTableProvider provider() {
        return new RoutingTableProvider() {
            @Override
            public String name() {
                return "kbuckets";
            }

            @Override
            public RoutingTable create(NodeId self, int bucketSize) {
                return new KBucketTable(self, bucketSize);
            }
        };
    }
}
