package io.qadom.api;

import java.util.Optional;

/** What became of a {@link Peer#get(Key) get}. A found value has been checked: its SHA-256 is the key. */
public sealed interface GetOutcome {

    /**
     * The value, when it was found.
     *
     * @return the value, or empty
     */
    default Optional<Bytes> value() {
        return Optional.empty();
    }

    /**
     * The value was found.
     *
     * @param bytes the value, 0 to {@value Peer#VALUE_BYTES_MAX} bytes
     * @param holder who gave it; empty when this peer's own store had it
     */
    record Found(Bytes bytes, Optional<Contact> holder) implements GetOutcome {
        @Override
        public Optional<Bytes> value() {
            return Optional.of(bytes);
        }
    }

    /**
     * The closest nodes answered and none of them holds the value.
     *
     * @param asked how many nodes were asked
     * @param answered how many of them answered, at least 1
     */
    record NotFound(int asked, int answered) implements GetOutcome {}

    /**
     * Nobody answered, or time ran out before the closest nodes had: the value may exist.
     *
     * @param asked how many nodes were asked
     * @param answered how many of them answered
     */
    record Unanswered(int asked, int answered) implements GetOutcome {}
}
