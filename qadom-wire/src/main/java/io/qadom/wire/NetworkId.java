package io.qadom.wire;

import io.qadom.api.Bytes;
import java.nio.ByteBuffer;

/** The 16 bytes that every packet of a network begins with, kept as two words for a quick comparison. */
final class NetworkId {

    static final int BYTES = 16;

    private final Bytes bytes;
    private final long word0;
    private final long word1;

    NetworkId(Bytes bytes) {
        if (bytes.length() != BYTES) {
            throw new IllegalArgumentException("networkId has " + BYTES + " bytes, not " + bytes.length());
        }
        this.bytes = bytes;
        ByteBuffer words = bytes.asByteBuffer();
        word0 = words.getLong();
        word1 = words.getLong();
    }

    /** Reads the next field of bytes: is it this id? */
    boolean isNext(FieldReader in) throws RejectedException {
        return in.isBytes(word0, word1);
    }

    void writeTo(FieldWriter out) {
        out.bytes(Tag.PACKET_NETWORK_ID, bytes);
    }
}
