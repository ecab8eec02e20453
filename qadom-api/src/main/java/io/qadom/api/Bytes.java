package io.qadom.api;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;

/** An immutable run of bytes with the equality of its content. */
public final class Bytes {

    private static final Bytes EMPTY = new Bytes(new byte[0]);

    private final byte[] array;

    private Bytes(byte[] array) {
        this.array = array;
    }

    /**
     * No bytes.
     *
     * @return a run of length 0
     */
    public static Bytes empty() {
        return EMPTY;
    }

    /**
     * A copy of an array.
     *
     * @param array the bytes; not kept
     * @return their copy
     */
    public static Bytes copyOf(byte[] array) {
        return new Bytes(array.clone());
    }

    /**
     * Takes an array over without a copy. The caller gives it away and never writes to it again.
     *
     * @param array the bytes; kept
     * @return the same bytes
     */
    public static Bytes wrap(byte[] array) {
        return new Bytes(array);
    }

    /**
     * The UTF-8 bytes of a text.
     *
     * @param text any text
     * @return its bytes
     */
    public static Bytes ofUtf8(String text) {
        return new Bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads the next bytes of a buffer.
     *
     * @param source the buffer; its position moves by {@code length}
     * @param length how many bytes
     * @return their copy
     */
    public static Bytes read(ByteBuffer source, int length) {
        byte[] copy = new byte[length];
        source.get(copy);
        return new Bytes(copy);
    }

    /**
     * The number of bytes.
     *
     * @return 0 or more
     */
    public int length() {
        return array.length;
    }

    /**
     * One byte.
     *
     * @param index 0 to {@code length() - 1}
     * @return the byte there
     */
    public byte at(int index) {
        return array[index];
    }

    /**
     * A copy of these bytes.
     *
     * @return a new array
     */
    public byte[] toByteArray() {
        return array.clone();
    }

    /**
     * A view of these bytes.
     *
     * @return a read-only buffer over them, its position 0
     */
    public ByteBuffer asByteBuffer() {
        return ByteBuffer.wrap(array).asReadOnlyBuffer();
    }

    /**
     * Writes these bytes into a buffer.
     *
     * @param target where to; needs {@link #length()} bytes of room
     */
    public void writeTo(ByteBuffer target) {
        target.put(array);
    }

    /**
     * Feeds these bytes to a digest.
     *
     * @param digest what to feed
     */
    public void updateInto(MessageDigest digest) {
        digest.update(array);
    }

    /**
     * These bytes read as UTF-8; malformed input becomes U+FFFD.
     *
     * @return the text
     */
    public String toUtf8() {
        return new String(array, StandardCharsets.UTF_8);
    }

    /**
     * These bytes as lower-case hexadecimal digits.
     *
     * @return two digits a byte
     */
    public String toHex() {
        return HexFormat.of().formatHex(array);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes bytes && Arrays.equals(array, bytes.array);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(array);
    }

    /** The first bytes in hexadecimal, and how many there are. */
    @Override
    public String toString() {
        String start = HexFormat.of().formatHex(array, 0, Math.min(array.length, 16));
        return array.length <= 16 ? start : start + "... (" + array.length + " bytes)";
    }
}
