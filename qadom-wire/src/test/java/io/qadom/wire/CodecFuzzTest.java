package io.qadom.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Fuzzing that is guided by coverage. In a build it starts from the vectors and stays there; {@code JAZZER_FUZZ=1 mvn
 * -Dtest=CodecFuzzTest test} goes on from them.
 */
class CodecFuzzTest {

    static List<Arguments> vectors() {
        return Stream.of("accepted", "later", "rejected")
                .flatMap(folder -> Vectors.in(folder).stream())
                .map(vector -> Arguments.of((Object) vector.bytes()))
                .toList();
    }

    @MethodSource("vectors")
    @FuzzTest(maxDuration = "60s")
    void decode_anyBytes_isRejectedOrReadAsProtobufDoes(byte[] datagram) throws InvalidProtocolBufferException {
        Decoded decoded = new Codec(Vectors.NETWORK_ID, 16).decode(ByteBuffer.wrap(datagram));
        if (decoded instanceof Decoded.Accepted accepted) {
            assertThat(accepted.packet()).isEqualTo(new ProtobufJudge(Vectors.NETWORK_ID).decode(datagram));
        }
    }
}
