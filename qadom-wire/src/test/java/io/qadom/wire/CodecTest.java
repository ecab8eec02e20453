package io.qadom.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.qadom.api.Bytes;
import io.qadom.api.Key;
import io.qadom.api.Peer;
import io.qadom.api.RefusalReason;
import java.nio.BufferOverflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodecTest {

    private static final Bytes NETWORK_ID = Vectors.NETWORK_ID;

    private final Seed seed = Seed.draw();
    private final RandomPackets random = new RandomPackets(seed.value());
    private final ProtobufJudge judge = new ProtobufJudge(NETWORK_ID);
    private final Codec codec = new Codec(NETWORK_ID, 64);

    @Test
    void encode_randomPackets_areTheBytesOfTheGeneratedClasses() {
        for (int i = 0; i < 500; i++) {
            assertThat(random.oneOfEach())
                    .as(seed.toString())
                    .allSatisfy(packet -> assertThat(encode(packet)).isEqualTo(judge.encode(packet)));
        }
    }

    @Test
    void decode_bytesOfTheGeneratedClasses_areTheRandomPackets() {
        for (int i = 0; i < 500; i++) {
            assertThat(random.oneOfEach())
                    .as(seed.toString())
                    .allSatisfy(packet -> assertThat(codec.decode(ByteBuffer.wrap(judge.encode(packet))))
                            .isEqualTo(new Decoded.Accepted(packet)));
        }
    }

    @Test
    void decode_datagramInsideABuffer_readsFromPositionToLimitAndMovesNothing() {
        Packet packet = random.next();
        byte[] bytes = encode(packet);
        ByteBuffer buffer = ByteBuffer.allocateDirect(bytes.length + 10).order(ByteOrder.LITTLE_ENDIAN);
        buffer.put(3, bytes).position(3).limit(3 + bytes.length);
        assertThat(codec.decode(buffer)).as(seed.toString()).isEqualTo(new Decoded.Accepted(packet));
        assertThat(buffer.position()).isEqualTo(3);
        assertThat(buffer.limit()).isEqualTo(3 + bytes.length);
    }

    @Test
    void decode_bufferIsOverwrittenAfterwards_packetStays() {
        Packet packet = random.around(new Message.Nodes(random.contacts(5)));
        byte[] bytes = encode(packet);
        Decoded decoded = codec.decode(ByteBuffer.wrap(bytes));
        Arrays.fill(bytes, (byte) 0);
        assertThat(decoded).as(seed.toString()).isEqualTo(new Decoded.Accepted(packet));
        assertThat(codec.decode(ByteBuffer.wrap(encode(packet)))).isEqualTo(decoded);
    }

    @Test
    void encode_positionInsideABuffer_writesFromThereAndMovesThePosition() {
        Packet packet = random.next();
        byte[] bytes = encode(packet);
        ByteBuffer target =
                ByteBuffer.allocateDirect(Packet.DATAGRAM_BYTES_MAX + 3).order(ByteOrder.LITTLE_ENDIAN);
        codec.encode(packet, target.position(3));
        assertThat(target.position()).as(seed.toString()).isEqualTo(3 + bytes.length);
        assertThat(target.flip().position(3)).isEqualTo(ByteBuffer.wrap(bytes));
    }

    @Test
    void encode_valuesOfEveryLengthAroundALongerVarint_areTheBytesOfTheGeneratedClasses() {
        for (int length = 100; length < 150; length++) {
            Packet packet = random.around(new Message.Value(random.bytes(length), 1));
            assertThat(encode(packet)).as(seed.toString()).isEqualTo(judge.encode(packet));
        }
    }

    @Test
    void encode_exactlyEnoughRoom_fits() {
        for (Packet packet : random.oneOfEach()) {
            byte[] bytes = judge.encode(packet);
            ByteBuffer target = ByteBuffer.allocate(bytes.length);
            codec.encode(packet, target);
            assertThat(target.array()).as(seed.toString()).isEqualTo(bytes);
        }
    }

    @Test
    void encode_oneByteTooFew_throwsAndMovesNothing() {
        for (Packet packet : random.oneOfEach()) {
            ByteBuffer target = ByteBuffer.allocate(judge.encode(packet).length - 1);
            assertThatExceptionOfType(BufferOverflowException.class)
                    .as(seed.toString())
                    .isThrownBy(() -> codec.encode(packet, target));
            assertThat(target.position()).isZero();
        }
    }

    @Test
    void encode_fullestPackets_fitIntoADatagram() {
        Packet longest = random.around(new Message.Store(random.bytes(Peer.VALUE_BYTES_MAX), Integer.MAX_VALUE, true));
        List<Key> page = random.keys(Message.PAGE_MEMBERS_MAX);
        Packet widest = random.around(new Message.Members(
                page, true, Integer.MAX_VALUE, random.bytes(32), random.contacts(Message.CONTACTS_MAX)));
        assertThat(encode(longest).length).as(seed.toString()).isLessThan(Packet.DATAGRAM_BYTES_MAX);
        assertThat(encode(widest).length).as(seed.toString()).isLessThan(Packet.DATAGRAM_BYTES_MAX);
    }

    @ParameterizedTest
    @EnumSource
    void decode_refusal_hasTheReasonItWasEncodedWith(RefusalReason reason) {
        Packet packet = random.around(Message.Refused.because(reason));
        assertThat(codec.decode(ByteBuffer.wrap(encode(packet)))).isEqualTo(new Decoded.Accepted(packet));
    }

    @Test
    void encode_unknown_throws() {
        Packet packet = random.around(Message.Unknown.INSTANCE);
        ByteBuffer target = ByteBuffer.allocate(Packet.DATAGRAM_BYTES_MAX);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> codec.encode(packet, target))
                .withMessageContaining("never sent");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 15, 17, 32})
    void codec_networkIdOfAnotherLength_throws(int length) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Codec(random.bytes(length), 64))
                .withMessage("networkId has 16 bytes, not " + length);
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 1, 3, 1000})
    void codec_cacheSizeIsNoPowerOfTwo_throws(int size) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Codec(NETWORK_ID, size))
                .withMessage("contactCacheSize " + size + " is not a power of two from 2 on");
    }

    @Test
    void counters_everyReason_isThereFromTheStart() {
        assertThat(Rejection.values())
                .allSatisfy(reason -> assertThat(codec.counters())
                        .containsEntry("wire.rejected." + reason.name().toLowerCase(Locale.ROOT), 0L));
    }

    @Test
    void counters_packetsGoBothWays_areCounted() {
        byte[] bytes = encode(random.next());
        codec.decode(ByteBuffer.wrap(bytes));
        codec.decode(ByteBuffer.wrap(bytes));
        assertThat(codec.counters())
                .containsEntry("wire.encoded", 1L)
                .containsEntry("wire.accepted", 2L)
                .containsEntry("wire.unknown", 0L);
    }

    private byte[] encode(Packet packet) {
        ByteBuffer target = ByteBuffer.allocate(Packet.DATAGRAM_BYTES_MAX);
        codec.encode(packet, target);
        return Arrays.copyOf(target.array(), target.position());
    }
}
