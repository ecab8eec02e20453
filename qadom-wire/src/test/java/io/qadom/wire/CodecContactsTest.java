package io.qadom.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.qadom.api.Contact;
import io.qadom.api.Endpoint;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The codec's memory of contacts: it saves work and changes nothing. */
class CodecContactsTest {

    private final Seed seed = Seed.draw();
    private final RandomPackets random = new RandomPackets(seed.value());
    private final Codec codec = new Codec(Vectors.NETWORK_ID, 64);

    @Test
    void decode_contactAgain_isTheSameObject() {
        ByteBuffer datagram = encoded(random.contacts(1));
        Contact first = decode(codec, datagram).get(0);
        assertThat(decode(codec, datagram).get(0)).isSameAs(first);
        assertThat(codec.counters()).containsEntry("wire.contacts.miss", 1L).containsEntry("wire.contacts.hit", 1L);
    }

    @Test
    void decode_sameKeyAtAnotherEndpoint_isAnotherContact() {
        Contact contact = random.contacts(1).get(0);
        Contact moved = contact.at(List.of(loopback(4001)));
        assertThat(decode(codec, encoded(List.of(contact)))).containsExactly(contact);
        assertThat(decode(codec, encoded(List.of(moved)))).containsExactly(moved);
        assertThat(decode(codec, encoded(List.of(contact)))).containsExactly(contact);
    }

    @Test
    void decode_moreContactsThanPlaces_areAllRight() {
        Codec small = new Codec(Vectors.NETWORK_ID, 2);
        List<List<Contact>> replies = List.of(random.contacts(20), random.contacts(20), random.contacts(20));
        for (int round = 0; round < 3; round++) {
            for (List<Contact> reply : replies) {
                assertThat(decode(small, encoded(reply))).as(seed.toString()).isEqualTo(reply);
            }
        }
    }

    @Test
    void decode_contactsAgain_mostAreFound() {
        ByteBuffer datagram = encoded(random.contacts(20));
        decode(codec, datagram);
        decode(codec, datagram);
        assertThat(codec.counters().get("wire.contacts.hit"))
                .as(seed.toString())
                .isGreaterThan(8);
    }

    @Test
    void decode_equalContactWasWrittenSince_isTheOneThatWasWritten() {
        Contact contact = random.contacts(1).get(0);
        ByteBuffer datagram = encoded(List.of(contact));
        decode(codec, datagram);
        assertWrittenAsUsual(random.around(new Message.Nodes(List.of(contact))));
        assertThat(decode(codec, datagram).get(0)).as(seed.toString()).isSameAs(contact);
    }

    @Test
    void encode_contactThatWasRead_isFound() {
        ByteBuffer datagram = encoded(random.contacts(20));
        assertWrittenAsUsual(random.around(new Message.Nodes(decode(codec, datagram))));
        assertThat(codec.counters().get("wire.contacts.hit")).isPositive();
    }

    @Test
    void encode_contactThatWasReadInAnotherOrder_isWrittenInTheUsualOne() {
        Contact contact = random.contacts(1).get(0);
        byte[] usual = encoded(List.of(contact)).array();
        byte[] contactFields =
                Arrays.copyOfRange(usual, usual.length - ContactWriter.encode(contact).length, usual.length);
        int keyField = 2 + Contact.PUBLIC_KEY_BYTES;
        ByteBuffer endpointsFirst = ByteBuffer.allocate(usual.length)
                .put(usual, 0, usual.length - contactFields.length)
                .put(contactFields, keyField, contactFields.length - keyField)
                .put(contactFields, 0, keyField);
        List<Contact> read = decode(codec, endpointsFirst.flip());
        assertThat(read).as(seed.toString()).containsExactly(contact);
        assertWrittenAsUsual(random.around(new Message.Nodes(read)));
    }

    @Test
    void decode_invalidContactWasWrittenBefore_isStillRejected() throws UnknownHostException {
        InetAddress everybody = InetAddress.getByAddress(new byte[] {(byte) 224, 0, 0, 1});
        Contact nowhere = Contact.of(random.bytes(Contact.PUBLIC_KEY_BYTES), Endpoint.of(everybody, 9_999));
        ByteBuffer datagram = ByteBuffer.allocate(Packet.DATAGRAM_BYTES_MAX);
        codec.encode(random.around(new Message.Nodes(List.of(nowhere))), datagram);
        assertThat(codec.decode(datagram.flip())).isEqualTo(new Decoded.Rejected(Rejection.BAD_ENDPOINT));
    }

    private void assertWrittenAsUsual(Packet packet) {
        ByteBuffer target = ByteBuffer.allocate(Packet.DATAGRAM_BYTES_MAX);
        codec.encode(packet, target);
        assertThat(target.flip())
                .as(seed.toString())
                .isEqualTo(ByteBuffer.wrap(new ProtobufJudge(Vectors.NETWORK_ID).encode(packet)));
    }

    private ByteBuffer encoded(List<Contact> contacts) {
        Packet packet = random.around(new Message.Nodes(contacts));
        return ByteBuffer.wrap(new ProtobufJudge(Vectors.NETWORK_ID).encode(packet));
    }

    private static List<Contact> decode(Codec codec, ByteBuffer datagram) {
        Decoded.Accepted accepted = (Decoded.Accepted) codec.decode(datagram);
        return ((Message.Nodes) accepted.packet().message()).closest();
    }

    private static Endpoint loopback(int port) {
        return Endpoint.of(InetAddress.getLoopbackAddress(), port);
    }
}
