package io.qadom.core;

import java.time.Duration;

/**
 * The numbers of the protocol that a network or a node may move, with the defaults of {@code docs/wire.md}.
 *
 * @param bucketSize k of Kademlia: contacts in a bucket and in a reply, 1 to 20
 * @param replicationFactor how many nodes hold a record, 1 to 20; the same in the whole network
 * @param parallelism requests of one lookup under way at the start, 1 to 10
 * @param parallelismMax requests of one lookup under way while answers stall, {@code parallelism} to 20
 * @param operationTimeout when a lookup ends whatever it has, 1 s to 60 s
 * @param operationsMax operations under way at once, 1 to 100,000
 * @param storageBytesMax the most that the store may hold, at least 1 MiB
 * @param probeInterval how often the contact not seen for longest is probed, at least 1 s
 * @param refreshInterval how long a bucket may be idle before it is refreshed, at least 1 min
 */
public record Settings(
        int bucketSize,
        int replicationFactor,
        int parallelism,
        int parallelismMax,
        Duration operationTimeout,
        int operationsMax,
        long storageBytesMax,
        Duration probeInterval,
        Duration refreshInterval) {

    /** The most contacts that fit a reply, and so the largest bucket and replication factor. */
    public static final int BUCKET_SIZE_MAX = 20;

    private static final long MEBIBYTE = 1 << 20;

    private static final Settings DEFAULTS = new Settings(
            20,
            20,
            3,
            10,
            Duration.ofSeconds(10),
            4_096,
            1_024 * MEBIBYTE,
            Duration.ofSeconds(10),
            Duration.ofMinutes(15));

    /**
     * Checks the bounds.
     *
     * @throws IllegalArgumentException naming the setting and its bound
     */
    public Settings {
        within("bucketSize", bucketSize, 1, BUCKET_SIZE_MAX);
        within("replicationFactor", replicationFactor, 1, BUCKET_SIZE_MAX);
        within("parallelism", parallelism, 1, 10);
        within("parallelismMax", parallelismMax, parallelism, 20);
        within("operationTimeout in seconds", operationTimeout.toSeconds(), 1, 60);
        within("operationsMax", operationsMax, 1, 100_000);
        within("storageBytesMax", storageBytesMax, MEBIBYTE, Long.MAX_VALUE);
        within("probeInterval in seconds", probeInterval.toSeconds(), 1, 86_400);
        within("refreshInterval in seconds", refreshInterval.toSeconds(), 60, 86_400);
    }

    private static void within(String name, long value, long min, long max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(name + " " + value + " is not between " + min + " and " + max);
        }
    }

    /**
     * The defaults.
     *
     * @return bucketSize 20, replicationFactor 20, parallelism 3 to 10, 10 s, 4,096 operations, 1 GiB, 10 s, 15 min
     */
    public static Settings defaults() {
        return DEFAULTS;
    }

    /**
     * The same settings with another replication factor.
     *
     * @param holders how many nodes hold a record, 1 to 20
     * @return new settings
     */
    public Settings withReplicationFactor(int holders) {
        return new Settings(
                bucketSize,
                holders,
                parallelism,
                parallelismMax,
                operationTimeout,
                operationsMax,
                storageBytesMax,
                probeInterval,
                refreshInterval);
    }

    /**
     * The same settings with another bound on what the store holds.
     *
     * @param bytes at least 1 MiB
     * @return new settings
     */
    public Settings withStorageBytesMax(long bytes) {
        return new Settings(
                bucketSize,
                replicationFactor,
                parallelism,
                parallelismMax,
                operationTimeout,
                operationsMax,
                bytes,
                probeInterval,
                refreshInterval);
    }

    /**
     * The same settings with another time for an operation.
     *
     * @param timeout 1 s to 60 s
     * @return new settings
     */
    public Settings withOperationTimeout(Duration timeout) {
        return new Settings(
                bucketSize,
                replicationFactor,
                parallelism,
                parallelismMax,
                timeout,
                operationsMax,
                storageBytesMax,
                probeInterval,
                refreshInterval);
    }
}
