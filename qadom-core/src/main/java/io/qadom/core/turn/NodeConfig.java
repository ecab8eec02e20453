package io.qadom.core.turn;

import io.qadom.api.Contact;

/**
 * Who this node is and the numbers it runs by, checked by whoever made them.
 *
 * @param self its own contact
 * @param clientMode whether it only asks
 * @param bucketSize k: contacts in a bucket and in a reply
 * @param replicationFactor how many nodes hold a record
 * @param parallelism requests of a lookup under way at its start
 * @param parallelismMax requests of a lookup under way while answers stall
 * @param operationNanosMax how long an operation takes at most
 * @param operationsMax how many operations are under way at once
 * @param probeNanos how often the contact not seen for longest is probed
 * @param refreshNanos how long a bucket may be idle
 */
public record NodeConfig(
        Contact self,
        boolean clientMode,
        int bucketSize,
        int replicationFactor,
        int parallelism,
        int parallelismMax,
        long operationNanosMax,
        int operationsMax,
        long probeNanos,
        long refreshNanos) {}
