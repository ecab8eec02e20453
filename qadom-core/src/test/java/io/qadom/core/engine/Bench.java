package io.qadom.core.engine;

import io.qadom.api.Contact;
import io.qadom.api.Endpoint;
import io.qadom.core.routing.KBucketTable;
import io.qadom.core.samples.Configs;
import io.qadom.core.turn.Counters;
import io.qadom.core.turn.Input;
import io.qadom.core.turn.NodeConfig;
import io.qadom.core.turn.Output;
import io.qadom.core.turn.WallTime;
import io.qadom.wire.Message;
import io.qadom.wire.Packet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** One engine on a bench: time moves by hand, what it wants done is kept, and the test plays everybody else. */
final class Bench {

    static final Instant START = Instant.parse("2026-01-02T03:04:05.678Z");
    static final long SECOND = 1_000_000_000L;

    final Engine engine;
    final Counters counters = new Counters();
    private final KBucketTable table;
    private final List<Output> outputs = new ArrayList<>();
    private long nowNanos;

    Bench(NodeConfig config, long seed) {
        table = new KBucketTable(config.self().id(), Configs.BUCKET_SIZE);
        engine = new Engine(config, table, WallTime.startingAt(0, START), new Random(seed), counters);
    }

    long nowNanos() {
        return nowNanos;
    }

    /** Puts somebody into the table as if it had answered now. */
    void know(Contact contact) {
        table.offer(contact, nowNanos);
    }

    void input(Input input) {
        engine.handle(input, nowNanos);
        drain();
    }

    void packet(Contact sender, Message message, long requestId) {
        packet(sender, sender.endpoint(), message, requestId);
    }

    void packet(Contact sender, Endpoint from, Message message, long requestId) {
        input(new Input.Received(new Packet(sender.publicKey(), false, requestId, Optional.empty(), message), from));
    }

    /** Lets time pass; every timer fires at its own moment. */
    void pass(long nanos) {
        long end = nowNanos + nanos;
        while (engine.nextDeadlineNanos() <= end) {
            nowNanos = Math.max(nowNanos, engine.nextDeadlineNanos());
            engine.advance(nowNanos);
            drain();
        }
        nowNanos = end;
    }

    /** Lets time pass until the next output of a kind is there, and takes it. */
    <T extends Output> T passUntil(Class<T> kind, long nanosMax) {
        long end = nowNanos + nanosMax;
        while (true) {
            for (Output output : outputs) {
                if (kind.isInstance(output)) {
                    outputs.remove(output);
                    return kind.cast(output);
                }
            }
            if (engine.nextDeadlineNanos() > end) {
                throw new AssertionError("no " + kind.getSimpleName() + " within " + nanosMax / SECOND + " s");
            }
            pass(engine.nextDeadlineNanos() - nowNanos);
        }
    }

    private void drain() {
        for (Output output = engine.poll(); output != null; output = engine.poll()) {
            outputs.add(output);
        }
    }

    /** Takes all outputs of a kind that have gathered. */
    <T extends Output> List<T> take(Class<T> kind) {
        List<T> taken =
                outputs.stream().filter(kind::isInstance).map(kind::cast).toList();
        outputs.removeAll(taken);
        return taken;
    }

    long counted(String name) {
        return counters.snapshot().getOrDefault(name, -1L);
    }
}
