package io.qadom.cli.node;

import com.fasterxml.jackson.core.JsonGenerator;
import io.qadom.api.Endpoint;
import io.qadom.api.JoinOutcome;
import io.qadom.api.NodeAddress;
import io.qadom.api.Peer;
import io.qadom.api.PeerStatus;
import io.qadom.cli.console.Bootstrap;
import io.qadom.cli.console.Console;
import io.qadom.cli.console.ExitCode;
import io.qadom.cli.console.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code qadom node}: runs a peer until Ctrl-C or SIGTERM. */
@Command(
        name = "node",
        mixinStandardHelpOptions = true,
        description = "Runs a node until Ctrl-C or SIGTERM. Prints one line when it is ready:"
                + " ready HOST:PORT id=ID store=NAME data=DIR.",
        footer = {
            "",
            "With --json the line is {\"ready\": \"HOST:PORT\", \"id\", \"address\", \"store\", \"data\"}.",
            "A line of --stats is {\"at\", \"id\", \"contacts\", \"good\", \"storage\": {\"store\", \"bytes\","
                    + " \"bytesMax\", \"cachedBytes\", \"values\", \"members\"}, \"counters\": {...}}."
        })
public final class NodeCommand implements Callable<Integer> {

    private static final String IN_MEMORY = "memory";

    private final Console console;

    @Option(names = "--port", paramLabel = "PORT", description = "The UDP port; 0 takes a free one (default: 9999).")
    private int port = 9_999;

    @Mixin
    private final PeerOptions options = new PeerOptions();

    @Option(
            names = "--bootstrap",
            paramLabel = "HOST:PORT",
            description = "A node to join the network from, may be repeated; remembered contacts are asked too.")
    private List<NodeAddress> bootstrap = List.of();

    @Option(
            names = "--store",
            paramLabel = "NAME",
            description = "The storage module, one of those in lib/ (default: rocksdb).")
    private String store = "rocksdb";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where identity, contacts and records are kept (default: $XDG_DATA_HOME/qadom, else"
                    + " ~/.local/share/qadom; nowhere with --store memory).")
    private @Nullable Path data;

    @Option(names = "--stats", paramLabel = "TIME", description = "Print every counter each 60s, 5m, ... as JSON.")
    private @Nullable Duration stats;

    @Option(names = "--json", description = "Print JSON, one object a line.")
    private boolean json;

    /**
     * The command.
     *
     * @param console where it prints
     */
    public NodeCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        CompletableFuture<Void> stop = StopSignal.listen();
        @Nullable Path directory = directory();
        try (Peer peer = options.start(port, store, directory, console)) {
            join(peer, stop);
            if (!stop.isDone()) {
                printReady(peer, directory);
                run(peer, stop);
            }
        }
        return ExitCode.DONE.code();
    }

    private @Nullable Path directory() {
        if (data != null) {
            return data.toAbsolutePath().normalize();
        }
        return store.equals(IN_MEMORY) ? null : UserDirectories.data(console);
    }

    /** Waits for the first attempt; a node that finds nobody stays and is found, or goes on trying. */
    private void join(Peer peer, CompletableFuture<Void> stop) {
        if (bootstrap.isEmpty()) {
            return;
        }
        CompletableFuture<JoinOutcome> joined = peer.bootstrap(bootstrap);
        CompletableFuture.anyOf(joined, stop).join();
        if (stop.isDone()) {
            return;
        }
        JoinOutcome outcome = joined.join();
        for (NodeAddress unknown : outcome.unresolved()) {
            console.tell("warning: host '" + unknown.host() + "' has no address; trying on");
        }
        if (!outcome.joined()) {
            console.tell("warning: nobody answered at " + Bootstrap.list(bootstrap) + "; trying on");
        }
    }

    private void printReady(Peer peer, @Nullable Path directory) {
        Endpoint endpoint = peer.self().endpoint();
        String place = directory == null ? "-" : directory.toString();
        if (json) {
            console.print(fields -> writeReady(fields, peer, place));
        } else {
            console.print("ready " + endpoint + " id=" + peer.self().id() + " store=" + store + " data=" + place);
        }
    }

    private void writeReady(JsonGenerator fields, Peer peer, String place) throws IOException {
        fields.writeStringField("ready", peer.self().endpoint().toString());
        fields.writeStringField("id", peer.self().id().toHex());
        fields.writeStringField("address", NodeAddress.of(peer.self()).toString());
        fields.writeStringField("store", store);
        fields.writeStringField("data", place);
    }

    private void run(Peer peer, CompletableFuture<Void> stop) {
        if (stats == null) {
            stop.join();
            return;
        }
        while (!ends(stop, stats)) {
            printStats(peer);
        }
    }

    /** Whether the process is told to end within a time. */
    private static boolean ends(CompletableFuture<Void> stop, Duration within) {
        try {
            stop.get(within.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        } catch (ExecutionException e) {
            throw new AssertionError("nothing fails this future", e);
        }
    }

    private void printStats(Peer peer) {
        PeerStatus status = peer.status().join();
        console.print(fields -> {
            fields.writeStringField("at", Instant.now().toString());
            Json.statusFields(fields, status);
        });
    }
}
