package io.qadom.benchmarks;

import io.qadom.api.Bytes;
import io.qadom.api.Contact;
import io.qadom.api.Endpoint;
import io.qadom.api.Identifier;
import io.qadom.api.Key;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Draws what the benchmarks work on, the same at every run. */
final class Draws {

    private static final int SEED = 20_021_007;
    private static final int PORT_MIN = 1_024;
    private static final int PORT_END = 65_536;

    private final SplittableRandom random = new SplittableRandom(SEED);

    Bytes bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return Bytes.wrap(bytes);
    }

    Key key() {
        return Key.of(bytes(Identifier.BYTES).toByteArray());
    }

    Contact contact() {
        return Contact.of(bytes(Contact.PUBLIC_KEY_BYTES), endpoint());
    }

    List<Contact> contacts(int count) {
        return Stream.generate(this::contact).limit(count).toList();
    }

    long number() {
        return random.nextLong();
    }

    private Endpoint endpoint() {
        byte[] address = {10, (byte) random.nextInt(256), (byte) random.nextInt(256), (byte) (1 + random.nextInt(250))};
        try {
            return Endpoint.of(InetAddress.getByAddress(address), random.nextInt(PORT_MIN, PORT_END));
        } catch (UnknownHostException e) {
            throw new AssertionError("four bytes are an address", e);
        }
    }
}
