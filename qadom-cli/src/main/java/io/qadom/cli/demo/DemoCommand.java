package io.qadom.cli.demo;

import io.qadom.cli.console.Console;
import io.qadom.cli.console.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code qadom demo}: five peers, each a process, keep a value through the death of all of them. Ends with 0 when every
 * step held, else with 1 and a line that says which did not.
 */
@Command(
        name = "demo",
        description = "Tells the first qadom's story: five processes keep a value through the death of all of them.",
        footer = {"", "With --json a step is {\"peer\", \"step\", \"argument\", \"result\"}."})
public final class DemoCommand implements Callable<Integer> {

    private final Console console;

    @Option(names = "--json", description = "Print JSON, one object a line.")
    private boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and end.")
    @SuppressWarnings("UnusedVariable") // picocli acts on it
    private boolean help;

    /**
     * The command.
     *
     * @param console where it prints
     */
    public DemoCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        try (Cast cast = Cast.assemble(Story.PEERS)) {
            return play(cast).code();
        }
    }

    private ExitCode play(Cast cast) {
        try {
            new Story(cast, new Teller(console, json)).run();
            return ExitCode.DONE;
        } catch (StepFailedException e) {
            if (!cast.isOver()) {
                console.tell("demo: " + e.getMessage());
            }
            return ExitCode.NOT_FOUND;
        }
    }
}
