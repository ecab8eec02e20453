package io.qadom.benchmarks;

import io.qadom.api.Contact;
import io.qadom.api.Key;
import io.qadom.api.NodeId;
import io.qadom.core.routing.KBucketTable;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a node does for every question it answers: compare distances, find the closest contacts. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@SuppressWarnings("NullAway.Init")
public class RoutingBenchmark {

    private static final int NODES = 1_000;
    private static final int BUCKET_SIZE = 20;

    /** A power of two, so that the next one is found by a mask. */
    private static final int TARGETS = 1_024;

    private final Key[] targets = new Key[TARGETS];
    private KBucketTable table;
    private NodeId a;
    private NodeId b;
    private int turn;

    /** Fills the table of a node in a network of a thousand. */
    @Setup
    public void draw() {
        Draws draws = new Draws();
        table = new KBucketTable(draws.contact().id(), BUCKET_SIZE);
        draws.contacts(NODES).forEach(contact -> table.offer(contact, 0));
        for (int i = 0; i < TARGETS; i++) {
            targets[i] = draws.key();
        }
        a = draws.contact().id();
        b = draws.contact().id();
    }

    private Key next() {
        turn = (turn + 1) & (TARGETS - 1);
        return targets[turn];
    }

    /**
     * Which of two nodes is closer?
     *
     * @return negative, 0 or positive
     */
    @Benchmark
    public int compareDistances() {
        return next().compareDistances(a, b);
    }

    /**
     * The 20 closest contacts.
     *
     * @return the closest first
     */
    @Benchmark
    public List<Contact> closest() {
        return table.closest(next(), BUCKET_SIZE);
    }
}
