package io.qadom.core.network;

import io.qadom.api.Contact;
import io.qadom.core.turn.NodeConfig;
import java.time.Duration;

/**
 * What a virtual peer is built by: the settings of a node that tests move, with the defaults of the protocol.
 *
 * @param clientMode whether it only asks
 * @param bucketSize k
 * @param replicationFactor how many nodes hold a record
 * @param operationsMax operations under way at once
 * @param storageBytesMax the most its store holds
 * @param storeDelayNanosMax how long the store takes at most
 */
record Plan(
        boolean clientMode,
        int bucketSize,
        int replicationFactor,
        int operationsMax,
        long storageBytesMax,
        long storeDelayNanosMax) {

    private static final Plan SERVER = new Plan(false, 20, 20, 4_096, 1 << 30, 100_000);

    /** A node in server mode with the protocol's defaults; its store takes up to 0.1 ms. */
    static Plan server() {
        return SERVER;
    }

    /** A node that only asks. */
    static Plan client() {
        return new Plan(true, 20, 20, 4_096, 1 << 30, 100_000);
    }

    Plan withBucketSize(int k) {
        return new Plan(clientMode, k, replicationFactor, operationsMax, storageBytesMax, storeDelayNanosMax);
    }

    Plan withReplicationFactor(int holders) {
        return new Plan(clientMode, bucketSize, holders, operationsMax, storageBytesMax, storeDelayNanosMax);
    }

    Plan withOperationsMax(int operations) {
        return new Plan(clientMode, bucketSize, replicationFactor, operations, storageBytesMax, storeDelayNanosMax);
    }

    Plan withStorageBytesMax(long bytes) {
        return new Plan(clientMode, bucketSize, replicationFactor, operationsMax, bytes, storeDelayNanosMax);
    }

    Plan withStoreDelay(Duration longest) {
        return new Plan(clientMode, bucketSize, replicationFactor, operationsMax, storageBytesMax, longest.toNanos());
    }

    NodeConfig config(Contact self) {
        return new NodeConfig(
                self,
                clientMode,
                bucketSize,
                replicationFactor,
                3,
                10,
                Duration.ofSeconds(10).toNanos(),
                operationsMax,
                Duration.ofSeconds(10).toNanos(),
                Duration.ofMinutes(15).toNanos());
    }
}
