package io.qadom.cli.bench;

import io.qadom.cli.console.Console;
import io.qadom.cli.console.ExitCode;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/**
 * {@code qadom bench files DIR}: sets real files through one peer, gets them through others, kills a part of the peers and
 * gets them again. Ends with 0 when every file came back identical each time, else with 1.
 */
@Command(
        name = "files",
        description = "Sets the files below a directory through one peer and gets them through others.")
@SuppressWarnings("NullAway.Init") // picocli gives parent and directory
final class BenchFilesCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", description = "A tree of files; those of 1 to 8,192 bytes are taken.")
    private Path directory;

    @Option(names = "--peers", paramLabel = "N", description = "How many peers (default: ${DEFAULT-VALUE}).")
    private int peers = 32;

    @Option(names = "--limit", paramLabel = "N", description = "How many files at most (default: ${DEFAULT-VALUE}).")
    private int limit = 1_000;

    @Option(
            names = "--kill",
            paramLabel = "SHARE",
            description =
                    "Kills this share of the peers without notice and gets again (default: ${DEFAULT-VALUE}, 10 of"
                            + " 32).")
    private double kill = 0.3125;

    @Mixin
    private final NetworkOptions network = new NetworkOptions();

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and end.")
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private boolean help;

    @ParentCommand
    private BenchCommand parent;

    @Override
    public Integer call() {
        Console console = parent.console();
        NetworkLayout layout = network.layout(peers);
        Plan.checkKill(layout, kill);
        RealFiles files = RealFiles.below(directory, limit);
        String subject = files.count() + " files of " + files.size() + " bytes on average";
        Report report = network.report(console, subject, layout);
        List<String> failures = FilesBenchmark.run(layout, files, kill, network.seed(), report);
        failures.forEach(console::tell);
        return (failures.isEmpty() ? ExitCode.DONE : ExitCode.NOT_FOUND).code();
    }
}
