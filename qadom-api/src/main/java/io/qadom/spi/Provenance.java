package io.qadom.spi;

import java.time.Instant;

/**
 * Where a record came from and how long it lives.
 *
 * @param origin why this node keeps it
 * @param prefix the network it came from: the /24 of an IPv4 address or the /48 of an IPv6 one in text form, empty for
 *     this node's own
 * @param storedAt when it was kept, by this node's clock; millisecond precision
 * @param expiresAt when it ends, by this node's clock; millisecond precision
 */
public record Provenance(Origin origin, String prefix, Instant storedAt, Instant expiresAt) {

    /** Why a record is kept. A store persists the {@linkplain #code() code}, never the ordinal. */
    public enum Origin {
        /** This node's own user wrote it. */
        OWN(1),
        /** Another node stored it here. */
        HELD(2),
        /** Left behind by a get; evicted first. */
        CACHED(3);

        private final int code;

        Origin(int code) {
            this.code = code;
        }

        /**
         * The number that stands for this origin on disk.
         *
         * @return a number that never changes
         */
        public int code() {
            return code;
        }

        /**
         * The origin with a code.
         *
         * @param code a number from disk
         * @return its origin
         * @throws IllegalArgumentException when there is none
         */
        public static Origin ofCode(int code) {
            for (Origin origin : values()) {
                if (origin.code == code) {
                    return origin;
                }
            }
            throw new IllegalArgumentException("no origin has code " + code);
        }
    }
}
