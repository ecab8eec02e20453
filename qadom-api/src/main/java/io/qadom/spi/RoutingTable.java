package io.qadom.spi;

import io.qadom.api.Contact;
import io.qadom.api.Identifier;
import io.qadom.api.NodeId;
import io.qadom.api.PeerStatus.Health;
import java.util.List;
import java.util.Optional;

/**
 * The contacts that a node knows to answer, arranged by distance (Maymounkov and Mazi&egrave;res, <i>Kademlia</i>,
 * sections 2.2 and 2.4). A table reports and never acts: it says whom to ping and sends nothing.
 *
 * <p><b>For implementers.</b> No clock, no randomness, no thread: time is {@code nowNanos}, monotonic, compared by
 * subtraction. Called by one thread. The node itself is never in its table. The number of contacts is bounded.
 */
public interface RoutingTable {

    /**
     * A contact has answered a request that this node sent: it enters, or is seen again. A live contact is never pushed
     * out by a newcomer.
     *
     * @param contact who answered, at the endpoint it answered from
     * @param nowNanos the time
     * @return what became of it
     */
    Offer offer(Contact contact, long nowNanos);

    /**
     * A contact has not answered any try of a request. It leaves when a replacement waits, or when it is bad after repeated
     * misses.
     *
     * @param id who
     * @param nowNanos the time
     * @return what became of it
     */
    Miss missed(NodeId id, long nowNanos);

    /**
     * Takes a contact out, whatever its health; a waiting replacement takes its place.
     *
     * @param id who
     * @return whether it was there
     */
    boolean remove(NodeId id);

    /**
     * The contact with an id.
     *
     * @param id who
     * @return the contact, or empty when it is not in the table
     */
    Optional<Contact> contact(NodeId id);

    /**
     * The contacts closest to a point. A table may give those that missed a question only when there are not enough others.
     *
     * @param target the point
     * @param count how many at most
     * @return the closest first
     */
    List<Contact> closest(Identifier target, int count);

    /**
     * How many good contacts are closer to a point than this node itself, counted up to a limit.
     *
     * @param target the point
     * @param limit where to stop counting
     * @param nowNanos the time
     * @return 0 to {@code limit}
     */
    int goodCloserThanSelf(Identifier target, int limit, long nowNanos);

    /**
     * The contact that has not been seen for longest, to be probed.
     *
     * @return the contact, or empty when the table is
     */
    Optional<Contact> leastRecentlySeen();

    /**
     * Notes that a lookup for a point has been made, which refreshes its bucket.
     *
     * @param target the point
     * @param nowNanos the time
     */
    void lookedUp(Identifier target, long nowNanos);

    /**
     * The buckets that no lookup has touched for a while, of those that can hold contacts at the present size of the
     * network: from 0 up to the bucket of the closest contact.
     *
     * @param idleNanos how long
     * @param nowNanos the time
     * @return bucket indexes (shared prefix lengths), ascending
     */
    List<Integer> idleBuckets(long idleNanos, long nowNanos);

    /**
     * How many contacts the table holds, replacements not counted.
     *
     * @return 0 or more
     */
    int size();

    /**
     * All contacts, replacements not counted.
     *
     * @param nowNanos the time
     * @return by bucket, the most recently seen last
     */
    List<Entry> entries(long nowNanos);

    /** What became of an {@linkplain #offer offered} contact. */
    sealed interface Offer {

        /** It is in the table now. */
        record Inserted() implements Offer {}

        /** It was in the table and is the most recently seen of its bucket now. */
        record Refreshed() implements Offer {}

        /**
         * Its bucket is full; it waits as a replacement.
         *
         * @param toPing the questionable contact to ask whether it is still there; empty when all are good
         */
        record Pending(Optional<Contact> toPing) implements Offer {}

        /**
         * It does not enter.
         *
         * @param reason why
         */
        record Rejected(Reason reason) implements Offer {}

        /** Why a contact does not enter. */
        enum Reason {
            /** It is this node itself. */
            SELF,
            /** The table has enough contacts from its network. */
            CROWDED
        }
    }

    /** What became of a contact that {@linkplain #missed missed} a question. */
    sealed interface Miss {

        /** It is not in the table. */
        record Unknown() implements Miss {}

        /** It stays, questionable. */
        record Questionable() implements Miss {}

        /**
         * It has left the table.
         *
         * @param promoted the replacement that took its place, or empty
         */
        record Evicted(Optional<Contact> promoted) implements Miss {}
    }

    /**
     * One contact of the table.
     *
     * @param contact who
     * @param bucket how many bits of prefix it shares with this node
     * @param health good or questionable
     * @param seenNanos when it answered last
     */
    record Entry(Contact contact, int bucket, Health health, long seenNanos) {}
}
