package io.qadom.wire;

/** What the codec made of a datagram. */
public sealed interface Decoded {

    /**
     * A well-formed packet of this network.
     *
     * @param packet what it says
     */
    record Accepted(Packet packet) implements Decoded {}

    /**
     * Not a packet.
     *
     * @param reason why
     */
    record Rejected(Rejection reason) implements Decoded {}
}
