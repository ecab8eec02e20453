package io.qadom.cli.bench;

import io.qadom.cli.console.Console;
import io.qadom.cli.console.ExitCode;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code qadom bench}: measures sets and gets in a network of peers on loopback in this process. Ends with 0 when every
 * operation was ok, else with 1.
 */
@Command(
        name = "bench",
        description = "Measures a network of peers on loopback in this process.",
        subcommands = BenchFilesCommand.class)
public final class BenchCommand implements Callable<Integer> {

    @Option(names = "--peers", paramLabel = "N", description = "How many peers (default: ${DEFAULT-VALUE}).")
    private int peers = 64;

    @Option(
            names = "--values",
            paramLabel = "N",
            description = "Operations of a windowed phase (default: ${DEFAULT-VALUE}).")
    private int values = 2_000;

    @Option(
            names = "--sequential",
            paramLabel = "N",
            description = "Operations of a sequential phase (default: a tenth of --values).")
    private @Nullable Integer sequential;

    @Option(names = "--size", paramLabel = "BYTES", description = "Length of a value (default: ${DEFAULT-VALUE}).")
    private int size = 1_000;

    @Option(
            names = "--window",
            paramLabel = "N",
            description = "Operations under way at once in a windowed phase (default: ${DEFAULT-VALUE}).")
    private int window = 64;

    @Option(
            names = "--warmup",
            paramLabel = "N",
            description = "Sets, and as many gets, before anything is measured, so that the code that is measured is"
                    + " compiled (default: ${DEFAULT-VALUE}).")
    private int warmup = 20_000;

    @Option(
            names = "--kill",
            paramLabel = "SHARE",
            description = "Kills this share of the peers without notice and gets again (default: ${DEFAULT-VALUE};"
                    + " 0: not).")
    private double kill = 0.25;

    @Option(
            names = "--echo",
            paramLabel = "N",
            description =
                    "Round trips a second of a bare UDP echo measured beside this, to show what share of it a ping"
                            + " reaches.")
    private @Nullable Double echo;

    @Mixin
    private final NetworkOptions network = new NetworkOptions();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and end.")
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private boolean help;

    private final Console console;

    /**
     * The command.
     *
     * @param console where it prints
     */
    public BenchCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        Plan plan = plan();
        Report report = network.report(console, "values of " + size + " bytes, window " + window, plan.layout());
        List<String> failures = NetworkBenchmark.run(plan, report);
        failures.forEach(console::tell);
        return (failures.isEmpty() ? ExitCode.DONE : ExitCode.NOT_FOUND).code();
    }

    /** Where the figures go. */
    Console console() {
        return console;
    }

    private Plan plan() {
        return new Plan(
                network.layout(peers),
                values,
                sequential == null ? Math.max(1, values / 10) : sequential,
                size,
                window,
                warmup,
                kill,
                echo == null ? OptionalDouble.empty() : OptionalDouble.of(echo),
                network.seed());
    }
}
