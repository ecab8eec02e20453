package io.qadom.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Bytes that nobody means well with. Whatever comes in is rejected or read, and what is read is what the generated classes
 * read of it.
 */
class CodecHostileBytesTest {

    private static final int CASES = 50_000;

    private final Seed seed = Seed.draw();
    private final Random random = new Random(seed.value());
    private final ProtobufJudge judge = new ProtobufJudge(Vectors.NETWORK_ID);
    private final Codec codec = new Codec(Vectors.NETWORK_ID, 64);
    private final List<byte[]> packets = smallPackets();

    @Test
    void decode_flippedBits_areRejectedOrReadAsProtobufDoes() {
        fuzz(() -> {
            byte[] datagram = packet();
            for (int flips = 1 + random.nextInt(4); flips > 0; flips--) {
                datagram[random.nextInt(datagram.length)] ^= (byte) (1 << random.nextInt(8));
            }
            return datagram;
        });
        assertThat(codec.counters().get("wire.accepted")).as(seed.toString()).isPositive();
    }

    @Test
    void decode_truncatedPackets_areRejectedOrReadAsProtobufDoes() {
        fuzz(() -> {
            byte[] datagram = packet();
            return Arrays.copyOf(datagram, random.nextInt(datagram.length));
        });
        assertThat(codec.counters().get("wire.rejected.malformed"))
                .as(seed.toString())
                .isPositive();
    }

    @Test
    void decode_splicedPackets_areRejectedOrReadAsProtobufDoes() {
        fuzz(() -> {
            byte[] head = packet();
            byte[] tail = packet();
            int headLength = random.nextInt(head.length);
            byte[] datagram = Arrays.copyOf(head, headLength + random.nextInt(tail.length));
            System.arraycopy(
                    tail,
                    tail.length - (datagram.length - headLength),
                    datagram,
                    headLength,
                    datagram.length - headLength);
            return datagram;
        });
    }

    @Test
    void decode_randomBytesBehindAHeader_areRejectedOrReadAsProtobufDoes() {
        int headerBytes = 55;
        byte[] header = Arrays.copyOf(new Vectors.Vector("accepted", "ping").bytes(), headerBytes);
        fuzz(() -> {
            byte[] datagram = new byte[headerBytes + random.nextInt(120)];
            random.nextBytes(datagram);
            System.arraycopy(header, 0, datagram, 0, headerBytes);
            return datagram;
        });
    }

    @Test
    void decode_randomBytes_areRejected() {
        fuzz(() -> {
            byte[] datagram = new byte[random.nextInt(200)];
            random.nextBytes(datagram);
            return datagram;
        });
        assertThat(codec.counters()).containsEntry("wire.accepted", 0L);
    }

    @Test
    void decode_everyTruncationOfEveryVector_isRejectedOrReadAsProtobufDoes() {
        for (Vectors.Vector vector : Vectors.in("accepted")) {
            byte[] bytes = vector.bytes();
            for (int length = 0; length < Math.min(bytes.length, 600); length++) {
                byte[] datagram = Arrays.copyOf(bytes, length);
                assertThatCode(() -> check(datagram)).as("%s cut", vector).doesNotThrowAnyException();
            }
        }
    }

    @Test
    void decode_messagesInsideMessagesToTheBottom_areRejected() {
        byte[] nested = new byte[Packet.DATAGRAM_BYTES_MAX];
        Arrays.fill(nested, (byte) Tag.NODES);
        assertThat(codec.decode(ByteBuffer.wrap(nested))).isEqualTo(new Decoded.Rejected(Rejection.MALFORMED));
    }

    @Test
    void decode_groupsInsideGroupsToTheBottom_areRejected() {
        byte[] nested = new byte[Packet.DATAGRAM_BYTES_MAX];
        int startGroup = 3;
        Arrays.fill(nested, (byte) (7 << 3 | startGroup));
        assertThat(codec.decode(ByteBuffer.wrap(nested))).isEqualTo(new Decoded.Rejected(Rejection.MALFORMED));
    }

    @Test
    void decode_lengthsUpToTheHighest_areRejected() {
        for (int bits = 0; bits <= Long.SIZE; bits++) {
            ByteBuffer datagram = ByteBuffer.allocate(16).put((byte) Tag.PACKET_SENDER);
            long length = bits == 0 ? Long.MIN_VALUE : -1L >>> (Long.SIZE - bits);
            for (long rest = length; ; rest >>>= 7) {
                if ((rest & ~0x7FL) == 0) {
                    datagram.put((byte) rest);
                    break;
                }
                datagram.put((byte) (rest | 0x80));
            }
            assertThat(codec.decode(datagram.flip())).isInstanceOf(Decoded.Rejected.class);
        }
    }

    private interface Case {
        byte[] draw();
    }

    private void fuzz(Case hostile) {
        assertThatCode(() -> {
                    for (int i = 0; i < CASES; i++) {
                        check(hostile.draw());
                    }
                })
                .as(seed.toString())
                .doesNotThrowAnyException();
    }

    private void check(byte[] datagram) throws InvalidProtocolBufferException {
        Decoded decoded = codec.decode(ByteBuffer.wrap(datagram));
        if (decoded instanceof Decoded.Accepted accepted && !accepted.packet().equals(judge.decode(datagram))) {
            assertThat(accepted.packet()).isEqualTo(judge.decode(datagram));
        }
    }

    private byte[] packet() {
        return packets.get(random.nextInt(packets.size())).clone();
    }

    private List<byte[]> smallPackets() {
        RandomPackets drawn = new RandomPackets(seed.value());
        List<byte[]> small = new ArrayList<>();
        while (small.size() < 300) {
            byte[] bytes = judge.encode(drawn.next());
            if (bytes.length < 500) {
                small.add(bytes);
            }
        }
        return small;
    }
}
