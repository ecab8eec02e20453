package io.qadom.wire;

import io.qadom.api.Bytes;
import io.qadom.api.Contact;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The contacts that were read last, each with its bytes. A reply of 20 contacts names mostly nodes that other replies have
 * named: found here, a contact costs a comparison, and not the SHA-256 of its key and a dozen objects.
 *
 * <p>Direct-mapped: each public key has one place, and a newcomer takes it. Only what was read enters: it has passed every
 * check, so equal bytes need none. What is only written may be anything that this node made up. The bytes are as this node
 * writes them, so what it sends does not depend on how somebody else spelled it.
 */
final class ContactCache {

    /** The public key is written behind its tag and its length. */
    private static final int PUBLIC_KEY_OFFSET = 2;

    private static final long GOLDEN_RATIO = 0x9E3779B97F4A7C15L;

    private final @Nullable Entry[] entries;
    private final int shift;
    private long hits;
    private long misses;

    private static final class Entry {
        Contact contact;
        final byte[] encoded;

        Entry(Contact contact, byte[] encoded) {
            this.contact = contact;
            this.encoded = encoded;
        }
    }

    /** Places for {@code size} contacts, a power of two. */
    ContactCache(int size) {
        if (size < 2 || Integer.bitCount(size) != 1) {
            throw new IllegalArgumentException("contactCacheSize " + size + " is not a power of two from 2 on");
        }
        entries = new Entry[size];
        shift = Long.SIZE - Integer.numberOfTrailingZeros(size);
    }

    /** The contact that these bytes, from position to limit, are; null when it is not here. */
    @Nullable
    Contact find(ByteBuffer encoded) {
        if (encoded.remaining() >= PUBLIC_KEY_OFFSET + Long.BYTES) {
            Entry entry = entries[placeOf(encoded.getLong(encoded.position() + PUBLIC_KEY_OFFSET))];
            if (entry != null && ByteBuffer.wrap(entry.encoded).equals(encoded)) {
                hits++;
                return entry.contact;
            }
        }
        misses++;
        return null;
    }

    /** The bytes of this contact, not to be written to; null when they are not here. */
    byte @Nullable [] find(Contact contact) {
        Entry entry = entries[placeOf(contact)];
        if (entry != null && entry.contact.equals(contact)) {
            hits++;
            // The caller's object stands for the contact from now on: next time one look tells that they are equal.
            entry.contact = contact;
            return entry.encoded;
        }
        misses++;
        return null;
    }

    /** Keeps a contact that was read, and the bytes that this node writes for it. */
    void keep(Contact contact, byte[] encoded) {
        entries[placeOf(contact)] = new Entry(contact, encoded);
    }

    long hits() {
        return hits;
    }

    long misses() {
        return misses;
    }

    private int placeOf(Contact contact) {
        Bytes publicKey = contact.publicKey();
        long start = 0;
        for (int i = 0; i < Long.BYTES; i++) {
            start = (start << Byte.SIZE) | (publicKey.at(i) & 0xFF);
        }
        return placeOf(start);
    }

    private int placeOf(long startOfPublicKey) {
        return (int) ((startOfPublicKey * GOLDEN_RATIO) >>> shift);
    }
}
