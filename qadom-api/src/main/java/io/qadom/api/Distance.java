package io.qadom.api;

import java.util.HexFormat;

/**
 * How far two {@linkplain Identifier identifiers} are apart: their bitwise XOR read as an unsigned 256-bit number.
 * Smaller is closer.
 */
public final class Distance implements Comparable<Distance> {

    private final long word0;
    private final long word1;
    private final long word2;
    private final long word3;

    Distance(long word0, long word1, long word2, long word3) {
        this.word0 = word0;
        this.word1 = word1;
        this.word2 = word2;
        this.word3 = word3;
    }

    /**
     * The number of leading zero bits: how many bits of prefix the two points share.
     *
     * @return 0 to 256
     */
    public int commonPrefixLength() {
        int zeros = Long.numberOfLeadingZeros(word0);
        if (zeros == 64) {
            zeros += Long.numberOfLeadingZeros(word1);
        }
        if (zeros == 128) {
            zeros += Long.numberOfLeadingZeros(word2);
        }
        return zeros == 192 ? zeros + Long.numberOfLeadingZeros(word3) : zeros;
    }

    /**
     * This distance as 64 lower-case hexadecimal digits.
     *
     * @return the digits
     */
    public String toHex() {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(word0) + hex.toHexDigits(word1) + hex.toHexDigits(word2) + hex.toHexDigits(word3);
    }

    @Override
    public int compareTo(Distance other) {
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
    public boolean equals(Object other) {
        return other instanceof Distance distance && compareTo(distance) == 0;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(((word0 * 31 + word1) * 31 + word2) * 31 + word3);
    }

    @Override
    public String toString() {
        return toHex();
    }
}
