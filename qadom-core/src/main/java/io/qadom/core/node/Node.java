package io.qadom.core.node;

import io.qadom.api.Endpoint;
import io.qadom.core.engine.Engine;
import io.qadom.core.turn.Counters;
import io.qadom.core.turn.Input;
import io.qadom.core.turn.NodeConfig;
import io.qadom.core.turn.Output;
import io.qadom.core.turn.WallTime;
import io.qadom.spi.RoutingTable;
import io.qadom.wire.Codec;
import io.qadom.wire.Decoded;
import io.qadom.wire.Packet;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.SortedMap;
import java.util.random.RandomGenerator;

/**
 * One node, pure. Each turn is one {@link #datagram}, {@link #input} or {@link #advance}, then {@link #drain}; then
 * {@link #nextDeadlineNanos} says when to come back at the latest. Time must not go backwards.
 */
public final class Node {

    private final NodeConfig config;
    private final Codec codec;
    private final Counters.Counter nowhere;
    private final RateLimit rateLimit;
    private final Engine engine;
    private final Counters counters;
    private final ByteBuffer outgoing = ByteBuffer.allocate(Packet.DATAGRAM_BYTES_MAX);

    /** A node that has not started: its first input is {@link Input.Started}. */
    public Node(NodeConfig config, Codec codec, RoutingTable table, WallTime wall, RandomGenerator random) {
        this.config = config;
        this.codec = codec;
        this.counters = new Counters();
        this.nowhere = counters.counter("limits.port_zero");
        this.rateLimit = new RateLimit(counters);
        this.engine = new Engine(config, table, wall, random, counters);
    }

    /** Takes a datagram. Size and rate first, then the codec, then the engine; what is refused is counted. */
    public void datagram(ByteBuffer bytes, Endpoint from, long nowNanos) {
        if (from.port() == 0) {
            nowhere.increment();
            return;
        }
        if (!rateLimit.admits(from, nowNanos)) {
            return;
        }
        if (codec.decode(bytes) instanceof Decoded.Accepted accepted) {
            engine.handle(new Input.Received(accepted.packet(), from), nowNanos);
        }
    }

    /** Takes any other input. */
    public void input(Input input, long nowNanos) {
        engine.handle(input, nowNanos);
    }

    /** Does what is due. */
    public void advance(long nowNanos) {
        engine.advance(nowNanos);
    }

    /** When {@link #advance} is due at the latest. */
    public long nextDeadlineNanos() {
        return engine.nextDeadlineNanos();
    }

    /** Pours out everything the last turn wants done. */
    public void drain(Effects effects) {
        Output output = engine.poll();
        while (output != null) {
            pour(output, effects);
            output = engine.poll();
        }
    }

    private void pour(Output output, Effects effects) {
        if (output instanceof Output.Send send) {
            effects.send(send.to(), encode(send));
        } else if (output instanceof Output.AskStore ask) {
            effects.askStore(ask.task());
        } else if (output instanceof Output.Finished finished) {
            effects.finished(finished.operation(), finished.outcome());
        } else if (output instanceof Output.Failed failed) {
            effects.failed(failed.operation(), failed.cause());
        } else if (output instanceof Output.MemberFound found) {
            effects.memberFound(found.operation(), found.member());
        } else if (output instanceof Output.Resolve resolve) {
            effects.resolve(resolve.operation(), resolve.addresses());
        } else {
            throw new AssertionError(output);
        }
    }

    private ByteBuffer encode(Output.Send send) {
        outgoing.clear();
        Packet packet = new Packet(
                config.self().publicKey(),
                config.clientMode(),
                send.requestId(),
                Optional.ofNullable(send.observed()),
                send.message());
        codec.encode(packet, outgoing);
        return outgoing.flip();
    }

    /** The engine, to look at. */
    public Engine engine() {
        return engine;
    }

    /** Every number of this node at this moment. */
    public SortedMap<String, Long> counters() {
        SortedMap<String, Long> all = counters.snapshot();
        all.putAll(codec.counters());
        return all;
    }
}
