package io.qadom.core.turn;

import io.qadom.api.Key;
import io.qadom.api.NodeId;
import io.qadom.spi.BlockedContact;
import io.qadom.spi.RememberedContact;
import io.qadom.spi.StoredMember;
import io.qadom.spi.StoredValue;
import java.util.Optional;

/** One thing for the store to do. */
public sealed interface StoreTask {

    /**
     * Who waits for the answer.
     *
     * @return a ticket, {@link Ticket#NOBODY} when nobody does
     */
    default Ticket ticket() {
        return Ticket.NOBODY;
    }

    /**
     * Load a value.
     *
     * @param key whose
     * @param ticket who waits
     */
    record LoadValue(Key key, Ticket ticket) implements StoreTask {}

    /**
     * Load a page of members, and the count and digest of all of them.
     *
     * @param key the set's key
     * @param after only members above this one
     * @param limit how many, 0 for none
     * @param ticket who waits
     */
    record LoadMembers(Key key, Optional<Key> after, int limit, Ticket ticket) implements StoreTask {}

    /**
     * Save a value, unless there is no room.
     *
     * @param value what
     * @param ticket who waits
     */
    record SaveValue(StoredValue value, Ticket ticket) implements StoreTask {}

    /**
     * Save a member, unless there is no room.
     *
     * @param member what
     * @param ticket who waits
     */
    record SaveMember(StoredMember member, Ticket ticket) implements StoreTask {}

    /**
     * Remember a contact.
     *
     * @param contact whom
     */
    record Remember(RememberedContact contact) implements StoreTask {}

    /**
     * Forget a contact.
     *
     * @param id whom
     */
    record Forget(NodeId id) implements StoreTask {}

    /**
     * Put somebody on the blocklist.
     *
     * @param contact whom and why
     */
    record Block(BlockedContact contact) implements StoreTask {}

    /** Delete what has expired. */
    record Sweep() implements StoreTask {}
}
