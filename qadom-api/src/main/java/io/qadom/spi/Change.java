package io.qadom.spi;

import io.qadom.api.Key;
import io.qadom.api.NodeId;

/** One change in a {@link Store#commit batch}. Putting replaces what was there; deleting what is absent does nothing. */
public sealed interface Change {

    /**
     * Puts a value.
     *
     * @param value what to keep under its key
     */
    record PutValue(StoredValue value) implements Change {}

    /**
     * Deletes a value.
     *
     * @param key whose
     */
    record DeleteValue(Key key) implements Change {}

    /**
     * Puts a member into the set at its key.
     *
     * @param member what to keep
     */
    record PutMember(StoredMember member) implements Change {}

    /**
     * Deletes a member.
     *
     * @param key the set's key
     * @param member which
     */
    record DeleteMember(Key key, Key member) implements Change {}

    /**
     * Remembers a contact, one for each id.
     *
     * @param contact whom
     */
    record PutContact(RememberedContact contact) implements Change {}

    /**
     * Forgets a contact.
     *
     * @param id whom
     */
    record DeleteContact(NodeId id) implements Change {}

    /**
     * Puts an entry on the blocklist, one for each id.
     *
     * @param contact whom and why
     */
    record PutBlocked(BlockedContact contact) implements Change {}

    /**
     * Takes an entry off the blocklist.
     *
     * @param id whose
     */
    record DeleteBlocked(NodeId id) implements Change {}
}
