package io.qadom.core.network;

import io.qadom.api.Endpoint;
import io.qadom.wire.Codec;
import io.qadom.wire.Decoded;
import io.qadom.wire.Message;
import io.qadom.wire.Packet;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Hears every packet in the ether. */
final class Eavesdropper {

    /**
     * A packet on its way.
     *
     * @param from who sent it
     * @param to where it goes
     * @param packet what it says
     */
    record Overheard(Endpoint from, Endpoint to, Packet packet) {}

    private final Codec codec = new Codec(VirtualNetwork.NETWORK_ID, 256);
    private final List<Overheard> packets = new ArrayList<>();

    void hear(Endpoint from, Endpoint to, byte[] bytes) {
        if (codec.decode(ByteBuffer.wrap(bytes)) instanceof Decoded.Accepted accepted) {
            packets.add(new Overheard(from, to, accepted.packet()));
        }
    }

    /** All packets so far, in order. */
    List<Overheard> packets() {
        return packets;
    }

    /** The packets of a kind so far. */
    List<Overheard> packets(Class<? extends Message> kind) {
        return packets.stream()
                .filter(overheard -> kind.isInstance(overheard.packet().message()))
                .toList();
    }

    /** The requests that a peer has sent so far, repetitions included. */
    List<Overheard> requestsOf(VirtualPeer peer) {
        return packets(Message.Request.class).stream()
                .filter(overheard -> overheard.from().equals(peer.self().endpoint()))
                .toList();
    }

    void forget() {
        packets.clear();
    }
}
