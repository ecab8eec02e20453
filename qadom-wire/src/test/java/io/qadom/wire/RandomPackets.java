package io.qadom.wire;

import io.qadom.api.Bytes;
import io.qadom.api.Contact;
import io.qadom.api.Endpoint;
import io.qadom.api.Key;
import io.qadom.api.Peer;
import io.qadom.api.RefusalReason;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Packets drawn from a seed, their lists and values from empty to full. */
final class RandomPackets {

    private static final List<RefusalReason> REASONS = List.of(RefusalReason.values());

    private final Random random;
    private final List<Supplier<Message>> messages = List.of(
            () -> Message.Ping.INSTANCE,
            () -> Message.Pong.INSTANCE,
            () -> new Message.FindNode(key()),
            () -> new Message.Nodes(contacts()),
            () -> new Message.FindValue(key()),
            () -> new Message.Value(value(), positive()),
            () -> new Message.Store(value(), positive(), chance()),
            () -> new Message.Append(key(), key(), positive()),
            () -> new Message.Stored(notNegative(), chance()),
            () -> new Message.Search(key(), optional(this::key), upTo(Message.PAGE_MEMBERS_MAX)),
            () -> new Message.Members(page(), chance(), notNegative(), digest(), contacts()),
            () -> new Message.Refused(reason(), notNegative(), contacts()));

    RandomPackets(long seed) {
        random = new Random(seed);
    }

    /** A packet with a message of any type that is sent. */
    Packet next() {
        return around(messages.get(random.nextInt(messages.size())).get());
    }

    /** A packet of each type that is sent. */
    List<Packet> oneOfEach() {
        return messages.stream().map(message -> around(message.get())).toList();
    }

    Packet around(Message message) {
        return new Packet(
                bytes(Contact.PUBLIC_KEY_BYTES), chance(), random.nextLong(), optional(this::endpoint), message);
    }

    List<Contact> contacts(int count) {
        return Stream.generate(this::contact).limit(count).toList();
    }

    Bytes bytes(int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return Bytes.wrap(bytes);
    }

    Key key() {
        return Key.of(bytes(Key.BYTES).toByteArray());
    }

    /** Ascending keys. */
    List<Key> keys(int count) {
        return Stream.generate(this::key).limit(count).sorted().toList();
    }

    private List<Contact> contacts() {
        return contacts(upTo(Message.CONTACTS_MAX));
    }

    private Contact contact() {
        Bytes publicKey = bytes(Contact.PUBLIC_KEY_BYTES);
        return switch (random.nextInt(4)) {
            case 0 -> Contact.of(publicKey, ipv6());
            case 1 -> Contact.of(publicKey, List.of(ipv4(), ipv6()));
            case 2 -> Contact.of(publicKey, List.of(ipv6(), ipv4()));
            default -> Contact.of(publicKey, ipv4());
        };
    }

    private Endpoint endpoint() {
        return chance() ? ipv4() : ipv6();
    }

    private Endpoint ipv4() {
        byte[] address = bytes(4).toByteArray();
        address[0] = (byte) (1 + random.nextInt(223));
        return endpoint(address);
    }

    private Endpoint ipv6() {
        byte[] address = bytes(16).toByteArray();
        address[0] = (byte) (1 + random.nextInt(0xFE));
        return endpoint(address);
    }

    private Endpoint endpoint(byte[] address) {
        try {
            return Endpoint.of(InetAddress.getByAddress(address), 1 + random.nextInt(0xFFFF));
        } catch (UnknownHostException e) {
            throw new AssertionError("4 or 16 bytes are an address", e);
        }
    }

    private List<Key> page() {
        return keys(upTo(Message.PAGE_MEMBERS_MAX));
    }

    private Bytes digest() {
        return chance() ? bytes(Key.BYTES) : Bytes.empty();
    }

    private Bytes value() {
        return switch (random.nextInt(4)) {
            case 0 -> Bytes.empty();
            case 1 -> bytes(Peer.VALUE_BYTES_MAX);
            default -> bytes(upTo(300));
        };
    }

    private RefusalReason reason() {
        return REASONS.get(random.nextInt(REASONS.size()));
    }

    private <T> Optional<T> optional(Supplier<T> supplier) {
        return chance() ? Optional.of(supplier.get()) : Optional.empty();
    }

    private boolean chance() {
        return random.nextBoolean();
    }

    private int upTo(int max) {
        return random.nextInt(max + 1);
    }

    private int notNegative() {
        return random.nextInt() >>> (1 + random.nextInt(31));
    }

    private int positive() {
        return Math.max(1, notNegative());
    }
}
