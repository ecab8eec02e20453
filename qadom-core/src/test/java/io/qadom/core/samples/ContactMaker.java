package io.qadom.core.samples;

import io.qadom.api.Bytes;
import io.qadom.api.Contact;
import io.qadom.api.Endpoint;
import io.qadom.api.Identifier;
import io.qadom.api.Key;
import io.qadom.api.NodeId;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;

/**
 * Makes contacts whose ids begin as wanted. An id is a hash and cannot be chosen, so public keys are counted up until one
 * fits: one byte takes some 256 hashes. The same row of calls gives the same contacts.
 */
public final class ContactMaker {

    private static final int PORT_MIN = 1_024;
    private static final int PORTS = 60_000;

    private long tried;
    private int made;

    /** The key whose first byte is this, all others zero. */
    public static Key key(int firstByte) {
        byte[] bytes = new byte[Identifier.BYTES];
        bytes[0] = (byte) firstByte;
        return Key.of(bytes);
    }

    /** An address and port; nothing is sent there. */
    public static Endpoint endpoint(String address, int port) {
        try {
            return Endpoint.of(InetAddress.getByName(address), port);
        } catch (UnknownHostException e) {
            throw new AssertionError(address, e);
        }
    }

    /** A contact at 127.0.0.1 and a port of its own. */
    public Contact any() {
        return Contact.of(nextKey(), nextEndpoint());
    }

    /** A contact whose id has this first byte. */
    public Contact startingWith(int firstByte) {
        Bytes publicKey = nextKey();
        while (NodeId.ofPublicKey(publicKey).toByteArray()[0] != (byte) firstByte) {
            publicKey = nextKey();
        }
        return Contact.of(publicKey, nextEndpoint());
    }

    /** A contact that shares exactly so many bits of prefix with a point, at most some 12. */
    public Contact sharing(int bits, Identifier point) {
        Bytes publicKey = nextKey();
        while (point.commonPrefixLength(NodeId.ofPublicKey(publicKey)) != bits) {
            publicKey = nextKey();
        }
        return Contact.of(publicKey, nextEndpoint());
    }

    private Bytes nextKey() {
        byte[] key = new byte[Contact.PUBLIC_KEY_BYTES];
        ByteBuffer.wrap(key).putLong(++tried);
        return Bytes.wrap(key);
    }

    private Endpoint nextEndpoint() {
        return endpoint("127.0.0.1", PORT_MIN + made++ % PORTS);
    }
}
