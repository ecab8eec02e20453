package io.qadom.api;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * A peer looked at from outside, at one moment.
 *
 * @param self the peer's own contact
 * @param clientMode whether it only asks and is never asked
 * @param observed the endpoint that others see this peer at; empty when nobody has said
 * @param table the contacts of the routing table, by bucket
 * @param storage what the store holds
 * @param counters every counter by name; a counter only grows, a name that ends in {@code .now} is a level
 */
public record PeerStatus(
        Contact self,
        boolean clientMode,
        Optional<Endpoint> observed,
        List<TableContact> table,
        StorageUsage storage,
        SortedMap<String, Long> counters) {

    /** Copies the table. */
    public PeerStatus {
        table = List.copyOf(table);
    }

    /**
     * One contact of the routing table.
     *
     * @param contact who
     * @param bucket the bucket it is in: how many bits of prefix it shares with this peer
     * @param health how much it can be trusted to answer
     * @param roundTrip the smoothed round trip; empty before the first answer that gave one
     * @param sinceSeen how long ago it answered last
     */
    public record TableContact(
            Contact contact, int bucket, Health health, Optional<Duration> roundTrip, Duration sinceSeen) {}

    /** The health of a contact, in the words of BEP 5. */
    public enum Health {
        /** It answered its last question. */
        GOOD,
        /** It has not answered for a while, or missed a question. */
        QUESTIONABLE
    }

    /**
     * What a store holds.
     *
     * @param store the name of the storage module
     * @param bytes how much of the bound is used: the values and a fixed amount a record
     * @param bytesMax the bound
     * @param cachedBytes how much of {@code bytes} is cache, which is evicted first
     * @param values how many values
     * @param members how many members of sets
     */
    public record StorageUsage(String store, long bytes, long bytesMax, long cachedBytes, long values, long members) {}
}
