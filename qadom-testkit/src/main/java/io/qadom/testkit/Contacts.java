package io.qadom.testkit;

import io.qadom.api.Bytes;
import io.qadom.api.Contact;
import io.qadom.api.Endpoint;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.random.RandomGenerator;

/** Makes contacts for tests. Their public keys are random bytes: nobody holds the private halves. */
public final class Contacts {

    private static final InetAddress LOOPBACK_V4 = address(127, 0, 0, 1);
    private static final InetAddress LOOPBACK_V6 = address(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1);

    private Contacts() {}

    /**
     * A contact at 127.0.0.1 and some port.
     *
     * @param random where the public key and the port come from
     * @return the contact
     */
    public static Contact random(RandomGenerator random) {
        return Contact.of(randomPublicKey(random), randomIpv4(random));
    }

    /**
     * A contact at ::1 and some port.
     *
     * @param random where the public key and the port come from
     * @return the contact
     */
    public static Contact randomIpv6(RandomGenerator random) {
        return Contact.of(randomPublicKey(random), randomIpv6Endpoint(random));
    }

    /**
     * A contact at 127.0.0.1 and ::1.
     *
     * @param random where the public key and the ports come from
     * @return the contact, IPv4 preferred
     */
    public static Contact randomDualStack(RandomGenerator random) {
        return Contact.of(randomPublicKey(random), List.of(randomIpv4(random), randomIpv6Endpoint(random)));
    }

    /**
     * A public key that nobody holds the private half of.
     *
     * @param random where the bytes come from
     * @return 32 bytes
     */
    public static Bytes randomPublicKey(RandomGenerator random) {
        byte[] publicKey = new byte[Contact.PUBLIC_KEY_BYTES];
        random.nextBytes(publicKey);
        return Bytes.wrap(publicKey);
    }

    private static Endpoint randomIpv4(RandomGenerator random) {
        return Endpoint.of(LOOPBACK_V4, randomPort(random));
    }

    private static Endpoint randomIpv6Endpoint(RandomGenerator random) {
        return Endpoint.of(LOOPBACK_V6, randomPort(random));
    }

    private static int randomPort(RandomGenerator random) {
        return random.nextInt(1024, 65536);
    }

    private static InetAddress address(int... octets) {
        byte[] bytes = new byte[octets.length];
        for (int i = 0; i < octets.length; i++) {
            bytes[i] = (byte) octets[i];
        }
        try {
            return InetAddress.getByAddress(bytes);
        } catch (UnknownHostException e) {
            throw new AssertionError("an address has 4 or 16 bytes", e);
        }
    }
}
