package io.qadom.testkit.routing;

import io.qadom.api.Bytes;
import io.qadom.api.Contact;
import io.qadom.api.Endpoint;
import io.qadom.api.NodeId;
import io.qadom.testkit.Contacts;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Random;

/** Draws contacts near a node, each at an address in a public /24 of its own. */
final class Neighbours {

    private static final int FIRST_OCTET = 11;
    private static final int PORT = 9_999;

    private final NodeId self;
    private final Random random;
    private int networks;

    Neighbours(NodeId self, Random random) {
        this.self = self;
        this.random = random;
    }

    Contact any() {
        return Contact.of(Contacts.randomPublicKey(random), freshEndpoint());
    }

    /** An id is a hash and cannot be chosen: draws until one falls into the bucket. */
    Contact inBucket(int bucket) {
        Bytes publicKey = Contacts.randomPublicKey(random);
        while (self.commonPrefixLength(NodeId.ofPublicKey(publicKey)) != bucket) {
            publicKey = Contacts.randomPublicKey(random);
        }
        return Contact.of(publicKey, freshEndpoint());
    }

    Endpoint freshEndpoint() {
        int network = networks++;
        byte[] address = {(byte) (FIRST_OCTET + (network >>> 16)), (byte) network, (byte) (network >>> 8), 1};
        try {
            return Endpoint.of(InetAddress.getByAddress(address), PORT);
        } catch (UnknownHostException e) {
            throw new AssertionError("an IPv4 address has 4 bytes", e);
        }
    }
}
