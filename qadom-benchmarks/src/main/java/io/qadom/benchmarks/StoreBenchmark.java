package io.qadom.benchmarks;

import io.qadom.api.Bytes;
import io.qadom.api.Key;
import io.qadom.spi.Change;
import io.qadom.spi.Provenance;
import io.qadom.spi.Provenance.Origin;
import io.qadom.spi.Store;
import io.qadom.spi.StoreProvider;
import io.qadom.spi.StoredValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What a store takes to keep a value of 1,000 bytes, alone and in a group, synchronised where it is durable, and to load it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@SuppressWarnings("NullAway.Init")
public class StoreBenchmark {

    private static final int VALUE_BYTES = 1_000;
    private static final int GROUP = 64;

    /** Values are written over and over: the store does not grow while it is measured. */
    private static final int VALUES = 4_096;

    /** Which store. */
    @Param({"memory", "rocksdb", "h2"})
    public String store;

    private final List<StoredValue> values = new ArrayList<>(VALUES);
    private Path directory;
    private Store open;
    private int turn;

    /** Opens the store and fills it. */
    @Setup
    public void fill() throws IOException {
        directory = Files.createTempDirectory("qadom-store-benchmark-");
        open = provider(store).open(directory);
        Draws draws = new Draws();
        Instant now = Instant.ofEpochSecond(1_800_000_000);
        Provenance provenance = new Provenance(Origin.HELD, "10.0.0.0/24", now, now.plusSeconds(86_400));
        for (int i = 0; i < VALUES; i++) {
            Bytes value = draws.bytes(VALUE_BYTES);
            values.add(new StoredValue(Key.ofValue(value), value, provenance));
        }
        for (int from = 0; from < VALUES; from += GROUP) {
            open.commit(puts(from, GROUP));
        }
    }

    private static StoreProvider provider(String name) {
        return ServiceLoader.load(StoreProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no store '" + name + "' is on the class path"));
    }

    /** Closes the store and deletes its files. */
    @TearDown
    public void delete() throws IOException {
        open.close();
        try (var files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private List<Change> puts(int from, int count) {
        List<Change> changes = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            changes.add(new Change.PutValue(values.get((from + i) % VALUES)));
        }
        return changes;
    }

    private int next(int step) {
        turn = (turn + step) % VALUES;
        return turn;
    }

    /** Keeps one value. */
    @Benchmark
    public void put() {
        open.commit(puts(next(1), 1));
    }

    /** Keeps 64 values in one group; the time is that of one. */
    @Benchmark
    @OperationsPerInvocation(GROUP)
    public void putGrouped() {
        open.commit(puts(next(GROUP), GROUP));
    }

    /**
     * Loads a value that is there.
     *
     * @return the value
     */
    @Benchmark
    public Optional<StoredValue> load() {
        return open.load(values.get(next(1)).key());
    }
}
