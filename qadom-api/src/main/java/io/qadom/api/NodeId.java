package io.qadom.api;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * A node's identifier: {@code SHA-256("qadom-node-1" || publicKey)}, so an id cannot be claimed, only generated
 * (Baumgart and Mies, <i>S/Kademlia</i>, 2007, section 4.1).
 */
public final class NodeId extends Identifier implements Comparable<NodeId> {

    private static final byte[] DOMAIN = "qadom-node-1".getBytes(StandardCharsets.US_ASCII);

    private NodeId(long word0, long word1, long word2, long word3) {
        super(word0, word1, word2, word3);
    }

    /**
     * The id with the given bytes.
     *
     * @param bytes 32 bytes, big-endian; not kept
     * @return the id
     * @throws IllegalArgumentException when there are not 32 bytes
     */
    public static NodeId of(byte[] bytes) {
        return read(checked(bytes));
    }

    /**
     * Reads an id from the next 32 bytes of a big-endian buffer.
     *
     * @param source a buffer with at least 32 bytes left; its position moves by 32
     * @return the id
     */
    public static NodeId read(ByteBuffer source) {
        return new NodeId(source.getLong(), source.getLong(), source.getLong(), source.getLong());
    }

    /**
     * The id of the node that holds a public key.
     *
     * @param publicKey the 32 bytes of an X25519 public key
     * @return its id
     * @throws IllegalArgumentException when the key does not have 32 bytes
     */
    public static NodeId ofPublicKey(Bytes publicKey) {
        if (publicKey.length() != Contact.PUBLIC_KEY_BYTES) {
            throw new IllegalArgumentException(
                    "a public key has " + Contact.PUBLIC_KEY_BYTES + " bytes, not " + publicKey.length());
        }
        MessageDigest digest = Key.sha256();
        digest.update(DOMAIN);
        publicKey.updateInto(digest);
        return of(digest.digest());
    }

    /**
     * Reads the text form of an id: 64 hexadecimal digits.
     *
     * @param text what a person typed
     * @return the id
     * @throws IllegalArgumentException when the text is no id
     */
    public static NodeId parse(String text) {
        return of(Key.parse(text).toByteArray());
    }

    @Override
    public int compareTo(NodeId other) {
        return compareUnsigned(other);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NodeId id && samePoint(id);
    }
}
