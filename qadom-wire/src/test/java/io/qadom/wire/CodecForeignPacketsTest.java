package io.qadom.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.UnknownFieldSet;
import io.qadom.api.RefusalReason;
import io.qadom.wire.proto.QadomProto;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Packets as others may write them: Protobuf that this node would write otherwise, or not at all. */
class CodecForeignPacketsTest {

    private static final byte[] PING = new Vectors.Vector("accepted", "ping").bytes();

    private final Seed seed = Seed.draw();
    private final RandomPackets random = new RandomPackets(seed.value());
    private final ProtobufJudge judge = new ProtobufJudge(Vectors.NETWORK_ID);
    private final Codec codec = new Codec(Vectors.NETWORK_ID, 64);

    @Test
    void decode_unknownFieldsInEveryMessage_areIgnored() {
        for (Packet packet : random.oneOfEach()) {
            com.google.protobuf.Message.Builder builder = judge.build(packet).toBuilder();
            addUnknownFields(builder);
            byte[] datagram = builder.build().toByteArray();
            if (datagram.length <= Packet.DATAGRAM_BYTES_MAX) {
                assertThat(decode(datagram)).as(seed.toString()).isEqualTo(new Decoded.Accepted(packet));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 8, 77, Integer.MAX_VALUE})
    void decode_reasonThatNobodyKnows_isInvalid(int number) {
        QadomProto.Packet.Builder builder =
                judge.build(random.around(Message.Refused.because(RefusalReason.BUSY))).toBuilder();
        builder.getRefusedBuilder().setReasonValue(number);
        Decoded.Accepted decoded = (Decoded.Accepted) decode(builder.build().toByteArray());
        assertThat(decoded.packet().message()).isEqualTo(Message.Refused.because(RefusalReason.INVALID));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0801", "1500000000", "2800", "28808080808080808080 00"})
    void decode_fieldsThatChangeNothing_areRead(String hex) {
        assertThat(decode(ping(hex))).isEqualTo(decode(PING));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2801", "28ffffffffffffffffff 01", "28808080808080808080 01"})
    void decode_clientModeInAnyForm_isRead(String hex) {
        Decoded.Accepted decoded = (Decoded.Accepted) decode(ping(hex));
        assertThat(decoded.packet().clientMode()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "28",
                "2880",
                "2880808080808080808080 00",
                "00",
                "07",
                "0e",
                "32",
                "3205",
                "320a0a04c0000201108f4e 320a0a04c0000201108f4e",
                "4200",
                "0b0c"
            })
    void decode_brokenField_isMalformed(String hex) {
        assertThat(decode(ping(hex))).isEqualTo(new Decoded.Rejected(Rejection.MALFORMED));
    }

    @Test
    void decode_numberOfMoreThan32Bits_isRejected() {
        byte[] header = judge.build(random.around(Message.Ping.INSTANCE)).toBuilder()
                .clearPing()
                .build()
                .toByteArray();
        byte[] stored = HexFormat.of().parseHex("92010b" + "08" + "81808080808080808001");
        ByteBuffer datagram = ByteBuffer.allocate(header.length + stored.length);
        assertThat(codec.decode(datagram.put(header).put(stored).flip()))
                .isEqualTo(new Decoded.Rejected(Rejection.BAD_NUMBER));
    }

    private Decoded decode(byte[] datagram) {
        return codec.decode(ByteBuffer.wrap(datagram));
    }

    /** A ping and one more field. */
    private static byte[] ping(String hex) {
        byte[] field = HexFormat.of().parseHex(hex.replace(" ", ""));
        return ByteBuffer.allocate(PING.length + field.length)
                .put(PING)
                .put(field)
                .array();
    }

    private static void addUnknownFields(com.google.protobuf.Message.Builder builder) {
        for (FieldDescriptor field : builder.getAllFields().keySet()) {
            if (field.getJavaType() != FieldDescriptor.JavaType.MESSAGE) {
                continue;
            }
            if (field.isRepeated()) {
                for (int i = 0; i < builder.getRepeatedFieldCount(field); i++) {
                    addUnknownFields(builder.getRepeatedFieldBuilder(field, i));
                }
            } else {
                addUnknownFields(builder.getFieldBuilder(field));
            }
        }
        builder.setUnknownFields(UnknownFieldSet.newBuilder()
                .addField(
                        128,
                        UnknownFieldSet.Field.newBuilder()
                                .addVarint(-1)
                                .addFixed32(2)
                                .addFixed64(3)
                                .build())
                .addField(
                        536_870_911,
                        UnknownFieldSet.Field.newBuilder()
                                .addLengthDelimited(ByteString.copyFromUtf8("?"))
                                .build())
                .build());
    }
}
