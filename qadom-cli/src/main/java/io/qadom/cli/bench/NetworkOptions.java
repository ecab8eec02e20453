package io.qadom.cli.bench;

import io.qadom.cli.console.Console;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that every benchmark of a network takes. */
final class NetworkOptions {

    @Option(
            names = "--replication",
            paramLabel = "N",
            defaultValue = "8",
            description = "How many peers hold a value, 1 to 20 (default: ${DEFAULT-VALUE}).")
    private int replication;

    @Option(
            names = "--store",
            paramLabel = "NAME",
            defaultValue = "memory",
            description = "The storage module of every peer (default: ${DEFAULT-VALUE}).")
    private String store = "memory";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where peers that keep files keep them, one directory each (default: a temporary directory,"
                    + " deleted at the end).")
    private @Nullable Path data;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Draws values and peers; the same seed draws the same (default: a new one, printed).")
    private long seed = System.nanoTime();

    @Option(names = "--json", description = "Prints one JSON object a phase.")
    private boolean json;

    NetworkLayout layout(int peers) {
        return new NetworkLayout(peers, replication, store, Optional.ofNullable(data));
    }

    long seed() {
        return seed;
    }

    Report report(Console console, String subject, NetworkLayout layout) {
        return json ? new JsonReport(console, layout, seed) : new TableReport(console, subject, layout, seed);
    }
}
