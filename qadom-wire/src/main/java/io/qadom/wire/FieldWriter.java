package io.qadom.wire;

import io.qadom.api.Bytes;
import io.qadom.api.Identifier;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;

/**
 * Writes the fields of Protobuf messages into a buffer, byte for byte as {@code protoc} does: defaults are left out, and
 * every varint is as short as it can be.
 */
final class FieldWriter {

    private static final int VARINT_ONE_BYTE_MAX = 0x7F;

    private final ByteBuffer out;

    FieldWriter(ByteBuffer target) {
        out = target.duplicate();
    }

    /** Where the next byte goes. */
    int position() {
        return out.position();
    }

    /** A {@code uint32} or an enum's number, 0 or more; 0 is the default. */
    void number(int tag, int number) {
        if (number != 0) {
            varint(tag);
            varint(number);
        }
    }

    /** A {@code bool}; false is the default. */
    void flag(int tag, boolean flag) {
        number(tag, flag ? 1 : 0);
    }

    /** A {@code fixed64}; 0 is the default. */
    void fixed64(int tag, long number) {
        if (number != 0) {
            varint(tag);
            out.putLong(Long.reverseBytes(number));
        }
    }

    /** Bytes; none is the default. */
    void bytes(int tag, Bytes bytes) {
        if (bytes.length() > 0) {
            varint(tag);
            varint(bytes.length());
            bytes.writeTo(out);
        }
    }

    /** Bytes that are there whatever they are: an address, or a message written before. */
    void bytes(int tag, byte[] bytes) {
        varint(tag);
        varint(bytes.length);
        out.put(bytes);
    }

    /** An identifier of 32 bytes. */
    void identifier(int tag, Identifier identifier) {
        varint(tag);
        varint(Identifier.BYTES);
        identifier.writeTo(out);
    }

    /** A message without fields. */
    void emptyMessage(int tag) {
        varint(tag);
        varint(0);
    }

    /** Begins a message with one byte of room for its length; gives its start, for {@link #end}. */
    int begin(int tag) {
        varint(tag);
        out.put((byte) 0);
        return out.position();
    }

    /** Ends a message: writes its length, and moves what it holds when the length needs a second byte. */
    void end(int start) {
        int length = out.position() - start;
        if (length <= VARINT_ONE_BYTE_MAX) {
            out.put(start - 1, (byte) length);
            return;
        }
        int wider = widthOf(length) - 1;
        if (out.remaining() < wider) {
            throw new BufferOverflowException();
        }
        out.put(start + wider, out, start, length);
        out.position(start - 1);
        varint(length);
        out.position(start + wider + length);
    }

    private static int widthOf(int number) {
        return (Integer.SIZE - Integer.numberOfLeadingZeros(number) + 6) / 7;
    }

    private void varint(int number) {
        int rest = number;
        while (rest > VARINT_ONE_BYTE_MAX) {
            out.put((byte) (rest | 0x80));
            rest >>>= 7;
        }
        out.put((byte) rest);
    }
}
