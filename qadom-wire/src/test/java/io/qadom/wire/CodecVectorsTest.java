package io.qadom.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.TextFormat;
import io.qadom.api.Bytes;
import io.qadom.api.Key;
import io.qadom.wire.Vectors.Vector;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The codec against the bytes that {@code protoc} made of a text that people can read. */
class CodecVectorsTest {

    private final Codec codec = new Codec(Vectors.NETWORK_ID, 64);

    static List<Vector> accepted() {
        return Vectors.in("accepted");
    }

    static List<Vector> rejected() {
        return Vectors.in("rejected");
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void decode_acceptedVector_isWhatItsTextSays(Vector vector) throws TextFormat.ParseException {
        assertThat(decode(vector)).isEqualTo(new Decoded.Accepted(ProtobufJudge.parseText(vector.text())));
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void encode_textOfAcceptedVector_isItsBytes(Vector vector) throws TextFormat.ParseException {
        ByteBuffer target = ByteBuffer.allocate(Packet.DATAGRAM_BYTES_MAX);
        codec.encode(ProtobufJudge.parseText(vector.text()), target);
        String written = HexFormat.of().formatHex(target.array(), 0, target.position());
        assertThat(written).isEqualTo(HexFormat.of().formatHex(vector.bytes()));
    }

    @Test
    void accepted_everyMessageThatIsSent_hasAVector() {
        Set<Class<?>> covered = accepted().stream()
                .map(vector ->
                        ((Decoded.Accepted) decode(vector)).packet().message().getClass())
                .collect(Collectors.toSet());
        assertThat(messageTypes(Message.class).filter(type -> type != Message.Unknown.class))
                .isNotEmpty()
                .allSatisfy(type -> assertThat(covered).contains(type));
    }

    @Test
    void digest_membersVector_isTheHashOfItsPage() {
        Message.Members members = (Message.Members) message(new Vector("accepted", "members"));
        ByteBuffer page = ByteBuffer.allocate(members.page().size() * Key.BYTES);
        members.page().forEach(member -> member.writeTo(page));
        assertThat(members.count()).isEqualTo(members.page().size());
        assertThat(members.digest())
                .isEqualTo(Bytes.wrap(Key.ofValue(Bytes.wrap(page.array())).toByteArray()));
    }

    @ParameterizedTest
    @MethodSource("rejected")
    void decode_rejectedVector_isRejectedAndCountedForTheReasonInItsName(Vector vector) {
        String reason = vector.name().split("\\.", 2)[0];
        assertThat(decode(vector)).isEqualTo(new Decoded.Rejected(Rejection.valueOf(reason.toUpperCase(Locale.ROOT))));
        assertThat(codec.counters())
                .containsEntry("wire.rejected." + reason, 1L)
                .containsEntry("wire.accepted", 0L);
    }

    @Test
    void rejected_everyReason_hasAVector() {
        Set<String> covered = rejected().stream()
                .map(vector -> vector.name().split("\\.", 2)[0])
                .collect(Collectors.toSet());
        assertThat(Rejection.values())
                .allSatisfy(reason -> assertThat(covered).contains(reason.name().toLowerCase(Locale.ROOT)));
    }

    @Test
    void decode_fieldsOfALaterVersion_readsAsWithoutThem() {
        assertThat(decode(new Vector("later", "unknown-fields")))
                .isEqualTo(decode(new Vector("accepted", "find-node")));
    }

    @Test
    void decode_reasonOfALaterVersion_isInvalid() {
        assertThat(decode(new Vector("later", "refused-unknown-reason")))
                .isEqualTo(decode(new Vector("accepted", "refused-invalid")));
    }

    @ParameterizedTest
    @MethodSource("unknownBodies")
    void decode_bodyOfALaterVersion_isAnUnknownRequestOfAKnownSender(Vector vector) {
        Packet ping = packet(new Vector("accepted", "ping"));
        Packet unknown = packet(vector);
        assertThat(unknown.message()).isEqualTo(Message.Unknown.INSTANCE);
        assertThat(unknown.sender()).isEqualTo(ping.sender());
        assertThat(unknown.requestId()).isEqualTo(ping.requestId());
        assertThat(codec.counters()).containsEntry("wire.unknown", 1L);
    }

    static List<Vector> unknownBodies() {
        return List.of(new Vector("later", "unknown-body"), new Vector("later", "unknown-body-empty"));
    }

    private Decoded decode(Vector vector) {
        return codec.decode(ByteBuffer.wrap(vector.bytes()));
    }

    private Packet packet(Vector vector) {
        return ((Decoded.Accepted) decode(vector)).packet();
    }

    private Message message(Vector vector) {
        return packet(vector).message();
    }

    private static Stream<Class<?>> messageTypes(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(CodecVectorsTest::messageTypes)
                : Stream.of(type);
    }
}
