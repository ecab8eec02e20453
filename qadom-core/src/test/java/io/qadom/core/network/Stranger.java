package io.qadom.core.network;

import io.qadom.api.Bytes;
import io.qadom.api.Contact;
import io.qadom.api.Endpoint;
import io.qadom.wire.Codec;
import io.qadom.wire.Decoded;
import io.qadom.wire.Message;
import io.qadom.wire.Packet;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who speaks the language and keeps to no rule: answers what it is told to answer, and says what it likes to
 * whom it likes.
 */
final class Stranger implements Station {

    /** What a stranger answers. */
    interface Manners {

        /** The answer to a question, or null for none. Pings are answered without asking. */
        Message.@Nullable Reply answer(Message.Request question, Endpoint asker);
    }

    /**
     * A packet that came in.
     *
     * @param packet what it said
     * @param from where it came from
     */
    record Heard(Packet packet, Endpoint from) {}

    private final VirtualNetwork network;
    private final Contact self;
    private final Codec codec = new Codec(VirtualNetwork.NETWORK_ID, 64);
    private final Manners manners;
    private final List<Heard> heard = new ArrayList<>();

    Stranger(VirtualNetwork network, Manners manners) {
        this(network, network.freshContact(), manners);
    }

    Stranger(VirtualNetwork network, Contact self, Manners manners) {
        this.network = network;
        this.self = self;
        this.manners = manners;
        network.ether().put(self.endpoint(), this);
    }

    /** A stranger who answers pings and nothing else. */
    static Stranger silent(VirtualNetwork network) {
        return new Stranger(network, (question, asker) -> null);
    }

    Contact self() {
        return self;
    }

    /** Sends a ping, which makes the peer ask back and take this stranger into its table. */
    Stranger introduceTo(VirtualPeer peer) {
        say(peer.self().endpoint(), 1, Message.Ping.INSTANCE);
        network.runUntil(() -> peer.knows(self), Duration.ofSeconds(5));
        return this;
    }

    void say(Endpoint to, long requestId, Message message) {
        sendRaw(to, bytes(self.publicKey(), requestId, message));
    }

    /** The bytes of a packet, from whomever. */
    ByteBuffer bytes(Bytes sender, long requestId, Message message) {
        ByteBuffer datagram = ByteBuffer.allocate(Packet.DATAGRAM_BYTES_MAX);
        codec.encode(new Packet(sender, false, requestId, Optional.empty(), message), datagram);
        return datagram.flip();
    }

    void sendRaw(Endpoint to, ByteBuffer datagram) {
        network.ether().send(self.endpoint(), to, datagram);
    }

    @Override
    public void datagram(ByteBuffer bytes, Endpoint from) {
        if (!(codec.decode(bytes) instanceof Decoded.Accepted accepted)) {
            throw new AssertionError("a node has sent what is no packet");
        }
        Packet packet = accepted.packet();
        heard.add(new Heard(packet, from));
        if (packet.message() instanceof Message.Ping) {
            say(from, packet.requestId(), Message.Pong.INSTANCE);
        } else if (packet.message() instanceof Message.Request question) {
            Message.Reply answer = manners.answer(question, from);
            if (answer != null) {
                say(from, packet.requestId(), answer);
            }
        }
    }

    /** All that came in, in order. */
    List<Heard> heard() {
        return heard;
    }

    /** The questions of a kind that came in, in order. */
    <M extends Message> List<M> heard(Class<M> kind) {
        return heard.stream()
                .map(each -> each.packet().message())
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }
}
