package io.qadom.testkit.store;

import io.qadom.spi.Store;
import io.qadom.spi.StoreProvider;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Another process that commits {@link RandomChanges} and prints the number of each batch after {@link Store#commit}
 * returned, until it is killed in the middle of it.
 */
final class KilledWriter {

    /** Where it ends by itself, should its parent be gone. */
    private static final int BATCHES_MAX = 5_000;

    /** After this long it is killed even when it says nothing; the rule then fails for want of acknowledgements. */
    private static final int LIFE_SECONDS_MAX = 60;

    private final Class<? extends StoreProvider> provider;
    private final Path directory;
    private final long seed;
    private final Path scratch;

    /**
     * A writer that can be started again and again.
     *
     * @param provider what opens the store
     * @param directory where the store is
     * @param seed of the changes
     * @param scratch an empty directory for what the process leaves behind, such as unpacked native libraries
     */
    KilledWriter(StoreProvider provider, Path directory, long seed, Path scratch) {
        this.provider = provider.getClass();
        this.directory = directory;
        this.seed = seed;
        this.scratch = scratch;
    }

    /**
     * Lets it write on after a batch and kills it.
     *
     * @param committed the last batch that is already there
     * @param count how many acknowledgements to wait for
     * @return the last batch that it acknowledged
     */
    long killAfter(long committed, int count) throws IOException {
        Path errors = scratch.resolve("errors.txt");
        try {
            Process process = start(committed, errors);
            Executor watchdog = CompletableFuture.delayedExecutor(LIFE_SECONDS_MAX, TimeUnit.SECONDS);
            watchdog.execute(() -> kill(process));
            long acknowledged = readThenKill(process, committed, count);
            if (acknowledged < committed + count) {
                throw new AssertionError("the writing process ended at batch " + acknowledged + " of "
                        + (committed + count) + ": " + Files.readString(errors));
            }
            return acknowledged;
        } finally {
            emptyScratch();
        }
    }

    private Process start(long committed, Path errors) throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + scratch,
                "-cp",
                System.getProperty("java.class.path"),
                KilledWriter.class.getName(),
                provider.getName(),
                directory.toString(),
                Long.toString(seed),
                Long.toString(committed + 1));
        return new ProcessBuilder(command).redirectError(errors.toFile()).start();
    }

    private void emptyScratch() throws IOException {
        try (Stream<Path> left = Files.list(scratch)) {
            for (Path file : left.toList()) {
                Files.delete(file);
            }
        }
    }

    private static long readThenKill(Process process, long committed, int count) throws IOException {
        long acknowledged = committed;
        try (BufferedReader lines = process.inputReader(StandardCharsets.US_ASCII)) {
            // To the end: what was printed before the kill was acknowledged, read or not.
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                acknowledged = Long.parseLong(line);
                if (acknowledged == committed + count) {
                    kill(process);
                }
            }
        } finally {
            kill(process);
            process.onExit().join();
        }
        return acknowledged;
    }

    /** Sends the signal and no more: {@link Process#destroyForcibly} would close the stream of acknowledgements too. */
    private static void kill(Process process) {
        process.toHandle().destroyForcibly();
    }

    /**
     * The other process.
     *
     * @param arguments class of the provider, directory, seed, number of the first batch
     * @throws ReflectiveOperationException when the provider has no public constructor without arguments
     */
    public static void main(String[] arguments) throws ReflectiveOperationException {
        Class<? extends StoreProvider> type = Class.forName(arguments[0]).asSubclass(StoreProvider.class);
        StoreProvider provider = type.getDeclaredConstructor().newInstance();
        RandomChanges changes = new RandomChanges(Long.parseLong(arguments[2]));
        long first = Long.parseLong(arguments[3]);
        try (Store store = provider.open(Path.of(arguments[1]))) {
            for (long number = first; number < first + BATCHES_MAX; number++) {
                store.commit(changes.batch(number));
                System.out.println(number);
            }
        }
    }
}
