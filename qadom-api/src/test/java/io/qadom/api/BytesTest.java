package io.qadom.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.BufferOverflowException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ReadOnlyBufferException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.junit.jupiter.api.Test;

class BytesTest {

    private static final Bytes ABC = Bytes.ofUtf8("abc");

    @Test
    void copyOf_arrayWrittenToLater_doesNotMove() {
        byte[] array = {1, 2, 3};
        Bytes bytes = Bytes.copyOf(array);

        array[0] = 9;
        bytes.toByteArray()[1] = 9;

        assertThat(bytes.toByteArray()).containsExactly(1, 2, 3);
        assertThat(bytes.at(0)).isEqualTo((byte) 1);
    }

    @Test
    void wrap_array_isTakenOverWithoutCopy() {
        byte[] array = {1};
        Bytes bytes = Bytes.wrap(array);

        array[0] = 2;

        assertThat(bytes.at(0)).isEqualTo((byte) 2);
    }

    @Test
    void ofUtf8_anyText_isReadBack() {
        String text = "h\u00e4 \u20ac \ud83d\udc0d";

        assertThat(Bytes.ofUtf8(text).toUtf8()).isEqualTo(text);
        assertThat(Bytes.ofUtf8(text).length()).isEqualTo(12);
        assertThat(Bytes.wrap(new byte[] {(byte) 0xff}).toUtf8()).isEqualTo("\ufffd");
    }

    @Test
    void read_buffer_movesItsPosition() {
        ByteBuffer buffer = ByteBuffer.wrap(new byte[] {0, 1, 2, 3}).position(1);

        assertThat(Bytes.read(buffer, 2).toHex()).isEqualTo("0102");
        assertThat(buffer.position()).isEqualTo(3);
        assertThatThrownBy(() -> Bytes.read(buffer, 2)).isInstanceOf(BufferUnderflowException.class);
    }

    @Test
    void writeTo_buffer_needsRoom() {
        ByteBuffer buffer = ByteBuffer.allocate(4);
        ABC.writeTo(buffer);

        assertThat(buffer.position()).isEqualTo(3);
        assertThatThrownBy(() -> ABC.writeTo(buffer)).isInstanceOf(BufferOverflowException.class);
    }

    @Test
    void asByteBuffer_writtenTo_isRefused() {
        assertThat(ABC.asByteBuffer().remaining()).isEqualTo(3);
        assertThatThrownBy(() -> ABC.asByteBuffer().put((byte) 0)).isInstanceOf(ReadOnlyBufferException.class);
    }

    @Test
    void updateInto_digest_feedsAllBytes() throws NoSuchAlgorithmException {
        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        ABC.updateInto(sha256);

        assertThat(Bytes.wrap(sha256.digest()).toHex())
                .isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void equals_sameContent_isTrue() {
        assertThat(Bytes.copyOf(new byte[] {97, 98, 99})).isEqualTo(ABC).hasSameHashCodeAs(ABC);
        assertThat(Bytes.ofUtf8("abd")).isNotEqualTo(ABC);
        assertThat(Bytes.ofUtf8("ab")).isNotEqualTo(ABC);
        assertThat(Bytes.empty()).isEqualTo(Bytes.wrap(new byte[0]));
    }

    @Test
    void toString_longRun_showsItsStartAndLength() {
        assertThat(ABC).hasToString("616263");
        assertThat(Bytes.wrap(new byte[16])).hasToString("00".repeat(16));
        assertThat(Bytes.wrap(new byte[8_192])).hasToString("00".repeat(16) + "... (8192 bytes)");
    }
}
