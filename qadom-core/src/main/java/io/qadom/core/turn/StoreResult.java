package io.qadom.core.turn;

import io.qadom.api.Bytes;
import io.qadom.api.Key;
import io.qadom.spi.StoredValue;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the store made of a {@link StoreTask}. */
public sealed interface StoreResult {

    /**
     * A value was looked for.
     *
     * @param value what is kept, not expired
     */
    record ValueLoaded(Optional<StoredValue> value) implements StoreResult {}

    /**
     * Members were looked for.
     *
     * @param page ascending members
     * @param more whether there are members above the page's last
     * @param count of all members
     * @param digest of all members: SHA-256 over them in ascending order, empty when there are none
     */
    record MembersLoaded(List<Key> page, boolean more, int count, Bytes digest) implements StoreResult {}

    /**
     * The record is in the store.
     *
     * @param durable whether it is on disk
     * @param expiresAt until when it is kept
     */
    record Saved(boolean durable, Instant expiresAt) implements StoreResult {}

    /** There is no room, or the disk fails. */
    record Full() implements StoreResult {}

    /** The store could not be read. */
    record Unreadable() implements StoreResult {}

    /** It was done; there is nothing to tell. */
    record Done() implements StoreResult {}
}
