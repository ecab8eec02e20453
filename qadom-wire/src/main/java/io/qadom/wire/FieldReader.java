package io.qadom.wire;

import io.qadom.api.Bytes;
import io.qadom.api.Identifier;
import io.qadom.api.Key;
import java.nio.ByteBuffer;

/**
 * Reads the fields of Protobuf messages from a buffer and trusts none of them: every length is compared with what is left
 * before a byte is copied.
 *
 * <p>Groups are refused, known or not, and messages are entered only where the schema has one, so the depth is bounded by
 * the schema and there is no recursion to exhaust.
 */
final class FieldReader {

    /** A view of its own, big-endian; its limit is the end of the message being read. */
    private final ByteBuffer in;

    FieldReader(ByteBuffer datagram) {
        in = datagram.duplicate();
    }

    /** Whether the message being read has another field. */
    boolean hasField() {
        return in.hasRemaining();
    }

    /** The next field's tag. */
    int tag() throws RejectedException {
        long tag = varint();
        if (tag < 1 << 3 || tag > 0xFFFF_FFFFL) {
            throw RejectedException.of(Rejection.MALFORMED);
        }
        return (int) tag;
    }

    /** A {@code uint32} from 0 to {@code max}. */
    int number(int max) throws RejectedException {
        long number = varint();
        if (number < 0 || number > max) {
            throw RejectedException.of(Rejection.BAD_NUMBER);
        }
        return (int) number;
    }

    /** Any number; what is over 32 bits is cut off, as Protobuf does. */
    int anyNumber() throws RejectedException {
        return (int) varint();
    }

    /** A {@code bool}. */
    boolean flag() throws RejectedException {
        return varint() != 0;
    }

    /** A {@code fixed64}: little-endian, as Protobuf has it. */
    long fixed64() throws RejectedException {
        need(Long.BYTES);
        return Long.reverseBytes(in.getLong());
    }

    /** The length of a field of bytes, which are all there. */
    int length() throws RejectedException {
        long length = varint();
        if (length < 0 || length > in.remaining()) {
            throw RejectedException.of(Rejection.MALFORMED);
        }
        return (int) length;
    }

    /** Bytes of a fixed length. */
    Bytes bytes(int length) throws RejectedException {
        if (length() != length) {
            throw RejectedException.of(Rejection.BAD_LENGTH);
        }
        return Bytes.read(in, length);
    }

    /** At most {@code max} bytes; more are rejected for the given reason. */
    Bytes bytesUpTo(int max, Rejection otherwise) throws RejectedException {
        int length = length();
        if (length > max) {
            throw RejectedException.of(otherwise);
        }
        return length == 0 ? Bytes.empty() : Bytes.read(in, length);
    }

    /** An identifier of 32 bytes. */
    Key key() throws RejectedException {
        if (length() != Identifier.BYTES) {
            throw RejectedException.of(Rejection.BAD_LENGTH);
        }
        return Key.read(in);
    }

    /** Whether the next bytes field is exactly these two words. */
    boolean isBytes(long word0, long word1) throws RejectedException {
        return length() == 2 * Long.BYTES && in.getLong() == word0 && in.getLong() == word1;
    }

    /** Goes into a message; gives the end of the one around it, for {@link #leave}. */
    int enter() throws RejectedException {
        int length = length();
        int outerEnd = in.limit();
        in.limit(in.position() + length);
        return outerEnd;
    }

    /** Goes back to the message around the one that has been read. */
    void leave(int outerEnd) {
        in.position(in.limit());
        in.limit(outerEnd);
    }

    /** The bytes of the message that was entered. Whoever takes this view must not move it. */
    ByteBuffer rest() {
        return in;
    }

    /** Passes over a field that the schema does not know. */
    void skip(int tag) throws RejectedException {
        switch (tag & 7) {
            case Tag.VARINT -> varint();
            case Tag.FIXED64 -> skipBytes(Long.BYTES);
            case Tag.LENGTH -> skipBytes(length());
            case Tag.FIXED32 -> skipBytes(Integer.BYTES);
            default -> throw RejectedException.of(Rejection.MALFORMED);
        }
    }

    private void skipBytes(int length) throws RejectedException {
        need(length);
        in.position(in.position() + length);
    }

    /** Seven bits a byte, the lowest first, at most ten bytes. */
    private long varint() throws RejectedException {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            need(1);
            byte next = in.get();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw RejectedException.of(Rejection.MALFORMED);
    }

    private void need(int length) throws RejectedException {
        if (in.remaining() < length) {
            throw RejectedException.of(Rejection.MALFORMED);
        }
    }
}
