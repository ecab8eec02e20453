package io.qadom.cli.client;

import io.qadom.api.NodeAddress;
import io.qadom.cli.console.Console;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What the short commands share. Fields without a value are filled by the command line. */
@Command(mixinStandardHelpOptions = true)
@SuppressWarnings("NullAway.Init")
abstract class ClientCommand implements Callable<Integer> {

    final Console console;

    @Option(names = "--network", paramLabel = "NAME", description = "The network to speak to (default: qadom).")
    private String network = "qadom";

    @Option(names = "--timeout", paramLabel = "TIME", description = "When to give up, 1s to 60s (default: 10s).")
    private Duration timeout = Duration.ofSeconds(10);

    @Option(names = "--json", description = "Print JSON, one object a line.")
    boolean json;

    ClientCommand(Console console) {
        this.console = console;
    }

    /** Starts the peer that asks; the clock of {@code --timeout} runs from here. */
    final Session open(Collection<NodeAddress> targets) {
        return Session.open(network, timeout, Targets.resolve(targets, console));
    }
}
