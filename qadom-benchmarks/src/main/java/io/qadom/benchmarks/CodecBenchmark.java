package io.qadom.benchmarks;

import io.qadom.api.Bytes;
import io.qadom.api.Contact;
import io.qadom.wire.Codec;
import io.qadom.wire.Decoded;
import io.qadom.wire.Message;
import io.qadom.wire.Packet;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a message costs on its way into a datagram and out of it. Buffers are off the heap, as a transport gives them. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@SuppressWarnings("NullAway.Init")
public class CodecBenchmark {

    private static final int NETWORK_ID_BYTES = 16;
    private static final int VALUE_BYTES = 1_000;
    private static final int CONTACT_CACHE = 1_024;

    /** The kinds of message that a network sends most. */
    public enum Kind {
        /** A question that is nothing but its head. */
        PING,
        /** The question of a lookup. */
        FIND_NODE,
        /** Its answer with 20 contacts that the codec has met before. */
        NODES,
        /** A value of 1,000 bytes to be kept. */
        STORE
    }

    /** What is encoded and decoded. */
    @Param
    public Kind kind;

    private final Codec codec = new Codec(Bytes.wrap(new byte[NETWORK_ID_BYTES]), CONTACT_CACHE);
    private final ByteBuffer target = ByteBuffer.allocateDirect(Packet.DATAGRAM_BYTES_MAX);
    private ByteBuffer datagram;
    private Packet packet;

    /** Draws the message. */
    @Setup
    public void draw() {
        Draws draws = new Draws();
        packet = new Packet(
                draws.bytes(Contact.PUBLIC_KEY_BYTES), false, draws.number(), Optional.empty(), message(draws));
        datagram = ByteBuffer.allocateDirect(Packet.DATAGRAM_BYTES_MAX);
        codec.encode(packet, datagram);
        datagram.flip();
    }

    private Message message(Draws draws) {
        return switch (kind) {
            case PING -> Message.Ping.INSTANCE;
            case FIND_NODE -> new Message.FindNode(draws.key());
            case NODES -> new Message.Nodes(draws.contacts(Message.CONTACTS_MAX));
            case STORE -> new Message.Store(draws.bytes(VALUE_BYTES), 3_600, false);
        };
    }

    /**
     * Writes the packet.
     *
     * @return where the next one would begin
     */
    @Benchmark
    public int encode() {
        codec.encode(packet, target.clear());
        return target.position();
    }

    /**
     * Reads the datagram.
     *
     * @return the packet
     */
    @Benchmark
    public Decoded decode() {
        return codec.decode(datagram);
    }
}
