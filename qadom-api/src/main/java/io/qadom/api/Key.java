package io.qadom.api;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** Where a value or a member set lives: a 256-bit number. The key of a value is the SHA-256 of its bytes. */
public final class Key extends Identifier implements Comparable<Key> {

    private static final int HEX_DIGITS = 2 * BYTES;

    private Key(long word0, long word1, long word2, long word3) {
        super(word0, word1, word2, word3);
    }

    /**
     * The key with the given bytes.
     *
     * @param bytes 32 bytes, big-endian; not kept
     * @return the key
     * @throws IllegalArgumentException when there are not 32 bytes
     */
    public static Key of(byte[] bytes) {
        return read(checked(bytes));
    }

    /**
     * Reads a key from the next 32 bytes of a big-endian buffer.
     *
     * @param source a buffer with at least 32 bytes left; its position moves by 32
     * @return the key
     */
    public static Key read(ByteBuffer source) {
        return new Key(source.getLong(), source.getLong(), source.getLong(), source.getLong());
    }

    /**
     * The key of a value: its SHA-256 (FIPS 180-4).
     *
     * @param value the value's bytes
     * @return the key it lives under
     */
    public static Key ofValue(Bytes value) {
        MessageDigest digest = sha256();
        value.updateInto(digest);
        return of(digest.digest());
    }

    /**
     * Reads the text form of a key: 64 hexadecimal digits, {@code 0x} and up to 64 of them, or a decimal number below
     * 2^256. Exactly 64 characters of 0-9a-f are read as hexadecimal.
     *
     * @param text what a person typed
     * @return the key
     * @throws IllegalArgumentException when the text is none of these, says why in one line
     */
    public static Key parse(String text) {
        String digits = text.strip().toLowerCase(Locale.ROOT);
        if (digits.length() == HEX_DIGITS && isHex(digits)) {
            return of(HexFormat.of().parseHex(digits));
        }
        if (digits.startsWith("0x") && digits.length() > 2 && isHex(digits.substring(2))) {
            return ofNumber(new BigInteger(digits.substring(2), 16), text);
        }
        if (digits.startsWith("-") && isDecimal(digits.substring(1))) {
            throw new IllegalArgumentException("key " + brief(text) + " is negative; a key is at least 0");
        }
        if (!isDecimal(digits)) {
            throw new IllegalArgumentException(
                    "key " + brief(text)
                            + " is no key; give 64 hexadecimal digits, 0x and hexadecimal digits, or a decimal number below 2^256");
        }
        return ofNumber(new BigInteger(digits), text);
    }

    /**
     * This key as a plain decimal number, the way the first qadom printed it.
     *
     * @return the digits
     */
    public String toDecimal() {
        return new BigInteger(1, toByteArray()).toString();
    }

    private static Key ofNumber(BigInteger number, String text) {
        if (number.bitLength() > BITS) {
            throw new IllegalArgumentException("key " + brief(text) + " is too large; a key is below 2^256");
        }
        return of(HexFormat.of().parseHex(String.format("%064x", number)));
    }

    private static String brief(String text) {
        return text.length() <= 90 ? "'" + text + "'" : "'" + text.substring(0, 80) + "...'";
    }

    private static boolean isHex(String digits) {
        return digits.length() <= 10 * HEX_DIGITS && digits.chars().allMatch(c -> HexFormat.isHexDigit(c));
    }

    private static boolean isDecimal(String digits) {
        return !digits.isEmpty()
                && digits.length() <= 10 * HEX_DIGITS
                && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }

    @Override
    public int compareTo(Key other) {
        return compareUnsigned(other);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Key key && samePoint(key);
    }
}
