package io.qadom.core.samples;

import io.qadom.api.Contact;
import io.qadom.core.turn.NodeConfig;

/** The numbers that the nodes of the tests run by: the defaults, with buckets of four. */
public final class Configs {

    /** How many contacts a bucket and a reply hold. */
    public static final int BUCKET_SIZE = 4;

    /** How many nodes hold a record. */
    public static final int REPLICATION_FACTOR = 3;

    /** How many operations are under way at once. */
    public static final int OPERATIONS_MAX = 8;

    private static final long SECOND = 1_000_000_000L;

    private Configs() {}

    /** A node in server mode. */
    public static NodeConfig server(Contact self) {
        return of(self, false);
    }

    /** A node in client mode. */
    public static NodeConfig client(Contact self) {
        return of(self, true);
    }

    private static NodeConfig of(Contact self, boolean clientMode) {
        return new NodeConfig(
                self,
                clientMode,
                BUCKET_SIZE,
                REPLICATION_FACTOR,
                3,
                10,
                10 * SECOND,
                OPERATIONS_MAX,
                10 * SECOND,
                900 * SECOND);
    }
}
