package io.qadom.testkit;

import io.qadom.api.Identifier;
import io.qadom.api.Key;
import io.qadom.api.NodeId;
import java.util.random.RandomGenerator;

/** Makes keys and node ids for tests. */
public final class Keys {

    private Keys() {}

    /**
     * Any key.
     *
     * @param random where the bits come from
     * @return a key drawn evenly from all
     */
    public static Key random(RandomGenerator random) {
        return Key.of(randomBytes(random));
    }

    /**
     * Any node id. No public key is known that belongs to it; {@link Contacts} makes ids that have one.
     *
     * @param random where the bits come from
     * @return an id drawn evenly from all
     */
    public static NodeId randomNodeId(RandomGenerator random) {
        return NodeId.of(randomBytes(random));
    }

    /**
     * A key near a point: {@link Identifier#commonPrefixLength} of the two is exactly the one asked for.
     *
     * @param point what to be near to
     * @param bits how many leading bits to share, 0 to 256
     * @param random where the bits after the first different one come from
     * @return the key
     * @throws IllegalArgumentException when {@code bits} is out of range
     */
    public static Key withCommonPrefix(Identifier point, int bits, RandomGenerator random) {
        return Key.of(bytesWithCommonPrefix(point, bits, random));
    }

    /**
     * A node id near a point, as {@link #withCommonPrefix} makes a key.
     *
     * @param point what to be near to
     * @param bits how many leading bits to share, 0 to 256
     * @param random where the bits after the first different one come from
     * @return the id
     * @throws IllegalArgumentException when {@code bits} is out of range
     */
    public static NodeId nodeIdWithCommonPrefix(Identifier point, int bits, RandomGenerator random) {
        return NodeId.of(bytesWithCommonPrefix(point, bits, random));
    }

    private static byte[] randomBytes(RandomGenerator random) {
        byte[] bytes = new byte[Identifier.BYTES];
        random.nextBytes(bytes);
        return bytes;
    }

    private static byte[] bytesWithCommonPrefix(Identifier point, int bits, RandomGenerator random) {
        if (bits < 0 || bits > Identifier.BITS) {
            throw new IllegalArgumentException("bits is 0 to " + Identifier.BITS + ", not " + bits);
        }
        byte[] bytes = point.toByteArray();
        if (bits == Identifier.BITS) {
            return bytes;
        }
        int at = bits / Byte.SIZE;
        int different = 0x80 >> (bits % Byte.SIZE);
        int free = different - 1;
        bytes[at] = (byte) (((bytes[at] ^ different) & ~free) | (random.nextInt() & free));
        for (int i = at + 1; i < bytes.length; i++) {
            bytes[i] = (byte) random.nextInt();
        }
        return bytes;
    }
}
