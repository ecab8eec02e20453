package io.qadom.api;

import java.nio.ByteBuffer;
import java.util.HexFormat;

/**
 * A point of the 256-bit identifier space that {@linkplain NodeId nodes} and {@linkplain Key keys} share, kept as four
 * big-endian words and compared as one unsigned number.
 *
 * <p>Closeness is the XOR metric of Maymounkov and Mazi&egrave;res, <i>Kademlia</i> (2002), section 2.1.
 */
public abstract sealed class Identifier permits Key, NodeId {

    /** Length of an identifier in bytes. */
    public static final int BYTES = 32;

    /** Length of an identifier in bits. */
    public static final int BITS = 256;

    final long word0;
    final long word1;
    final long word2;
    final long word3;

    Identifier(long word0, long word1, long word2, long word3) {
        this.word0 = word0;
        this.word1 = word1;
        this.word2 = word2;
        this.word3 = word3;
    }

    static ByteBuffer checked(byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("an identifier has " + BYTES + " bytes, not " + bytes.length);
        }
        return ByteBuffer.wrap(bytes);
    }

    /**
     * The XOR distance from this point to another.
     *
     * @param other the other point
     * @return their distance; zero only when both are the same point
     */
    public final Distance distanceTo(Identifier other) {
        return new Distance(word0 ^ other.word0, word1 ^ other.word1, word2 ^ other.word2, word3 ^ other.word3);
    }

    /**
     * Compares how far two points are from this one, without making a {@link Distance}.
     *
     * @param a one point
     * @param b another point
     * @return negative when {@code a} is closer to this point, positive when {@code b} is, 0 when they are the same
     */
    public final int compareDistances(Identifier a, Identifier b) {
        int c = Long.compareUnsigned(word0 ^ a.word0, word0 ^ b.word0);
        if (c == 0) {
            c = Long.compareUnsigned(word1 ^ a.word1, word1 ^ b.word1);
        }
        if (c == 0) {
            c = Long.compareUnsigned(word2 ^ a.word2, word2 ^ b.word2);
        }
        return c != 0 ? c : Long.compareUnsigned(word3 ^ a.word3, word3 ^ b.word3);
    }

    /**
     * The number of leading bits that this point shares with another.
     *
     * @param other the other point
     * @return 0 to 256; 256 only for the same point
     */
    public final int commonPrefixLength(Identifier other) {
        if (word0 != other.word0) {
            return Long.numberOfLeadingZeros(word0 ^ other.word0);
        }
        if (word1 != other.word1) {
            return 64 + Long.numberOfLeadingZeros(word1 ^ other.word1);
        }
        if (word2 != other.word2) {
            return 128 + Long.numberOfLeadingZeros(word2 ^ other.word2);
        }
        return 192 + Long.numberOfLeadingZeros(word3 ^ other.word3);
    }

    /**
     * This identifier as 32 big-endian bytes.
     *
     * @return a new array
     */
    public final byte[] toByteArray() {
        byte[] bytes = new byte[BYTES];
        writeTo(ByteBuffer.wrap(bytes));
        return bytes;
    }

    /**
     * Writes the 32 big-endian bytes of this identifier.
     *
     * @param target where to; needs 32 bytes of room and big-endian order
     */
    public final void writeTo(ByteBuffer target) {
        target.putLong(word0).putLong(word1).putLong(word2).putLong(word3);
    }

    /**
     * This identifier as 64 lower-case hexadecimal digits.
     *
     * @return the digits
     */
    public final String toHex() {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(word0) + hex.toHexDigits(word1) + hex.toHexDigits(word2) + hex.toHexDigits(word3);
    }

    final boolean samePoint(Identifier other) {
        return word0 == other.word0 && word1 == other.word1 && word2 == other.word2 && word3 == other.word3;
    }

    final int compareUnsigned(Identifier other) {
        int c = Long.compareUnsigned(word0, other.word0);
        if (c == 0) {
            c = Long.compareUnsigned(word1, other.word1);
        }
        if (c == 0) {
            c = Long.compareUnsigned(word2, other.word2);
        }
        return c != 0 ? c : Long.compareUnsigned(word3, other.word3);
    }

    @Override
    public final int hashCode() {
        // The words are the output of a hash function, or chosen by somebody hostile; mix them all.
        long mixed = (word0 * 31 + word1) * 31 + word2 * 31 + word3;
        return Long.hashCode(mixed * 0x9E3779B97F4A7C15L);
    }

    @Override
    public final String toString() {
        return toHex();
    }
}
