package io.qadom.wire;

import io.qadom.api.Bytes;
import io.qadom.api.Endpoint;
import java.util.Optional;

/**
 * One datagram: a message and who says it. The network id and the version are the codec's own.
 *
 * @param sender the sender's public key, 32 bytes
 * @param clientMode whether the sender only asks and must not be put into a table
 * @param requestId random in a request, repeated in its reply
 * @param observed in a reply, the endpoint that the request came from; empty in a request
 * @param message what is said
 */
public record Packet(Bytes sender, boolean clientMode, long requestId, Optional<Endpoint> observed, Message message) {

    /** The most bytes in a datagram: a value of 8,192 bytes and what stands around it. */
    public static final int DATAGRAM_BYTES_MAX = 8_704;
}
