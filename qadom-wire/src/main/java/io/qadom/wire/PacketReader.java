package io.qadom.wire;

import io.qadom.api.Bytes;
import io.qadom.api.Contact;
import io.qadom.api.Endpoint;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads one packet: what is around its body here, the body with a {@link MessageReader}. */
final class PacketReader {

    private final FieldReader in;
    private final MessageReader bodies;
    private final NetworkId networkId;

    private boolean networkSeen;
    private boolean versionSeen;
    private boolean clientMode;
    private long requestId;
    private @Nullable Bytes sender;
    private @Nullable Endpoint observed;
    private @Nullable Message body;

    PacketReader(FieldReader in, NetworkId networkId, MessageReader bodies) {
        this.in = in;
        this.networkId = networkId;
        this.bodies = bodies;
    }

    Packet read() throws RejectedException {
        while (in.hasField()) {
            readField(in.tag());
        }
        check(networkSeen, Rejection.OTHER_NETWORK);
        check(versionSeen, Rejection.OTHER_VERSION);
        if (sender == null) {
            throw RejectedException.of(Rejection.BAD_LENGTH);
        }
        if (body == null) {
            throw RejectedException.of(Rejection.NO_BODY);
        }
        return new Packet(sender, clientMode, requestId, Optional.ofNullable(observed), body);
    }

    private void readField(int tag) throws RejectedException {
        switch (tag) {
            case Tag.PACKET_NETWORK_ID -> readNetworkId();
            case Tag.PACKET_VERSION -> readVersion();
            case Tag.PACKET_SENDER -> sender = in.bytes(Contact.PUBLIC_KEY_BYTES);
            case Tag.PACKET_REQUEST_ID -> requestId = in.fixed64();
            case Tag.PACKET_CLIENT_MODE -> clientMode = in.flag();
            case Tag.PACKET_OBSERVED -> readObserved();
            default -> readBodyOrSkip(tag);
        }
    }

    private void readNetworkId() throws RejectedException {
        check(networkId.isNext(in), Rejection.OTHER_NETWORK);
        networkSeen = true;
    }

    private void readVersion() throws RejectedException {
        check(in.anyNumber() == Codec.VERSION, Rejection.OTHER_VERSION);
        versionSeen = true;
    }

    private void readObserved() throws RejectedException {
        check(observed == null, Rejection.MALFORMED);
        observed = ContactReader.readEndpoint(in);
    }

    private void readBodyOrSkip(int tag) throws RejectedException {
        if (Tag.isBody(tag)) {
            check(body == null, Rejection.MALFORMED);
            body = bodies.read(tag, in);
        } else {
            in.skip(tag);
        }
    }

    private static void check(boolean condition, Rejection otherwise) throws RejectedException {
        if (!condition) {
            throw RejectedException.of(otherwise);
        }
    }
}
