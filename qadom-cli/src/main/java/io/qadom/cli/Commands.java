package io.qadom.cli;

import io.qadom.cli.bench.BenchCommand;
import io.qadom.cli.client.AppendCommand;
import io.qadom.cli.client.GetCommand;
import io.qadom.cli.client.LookupCommand;
import io.qadom.cli.client.PingCommand;
import io.qadom.cli.client.SearchCommand;
import io.qadom.cli.client.SetCommand;
import io.qadom.cli.console.Console;
import io.qadom.cli.demo.DemoCommand;
import io.qadom.cli.node.NodeCommand;
import io.qadom.cli.shell.ShellCommand;
import java.util.List;
import picocli.AutoComplete.GenerateCompletion;

/** Every command by its name. Only those that are asked for are loaded: reading annotations takes time. */
final class Commands {

    /** Prints a script for the shell; has to see all the others. */
    static final String COMPLETION = "generate-completion";

    /** What a person uses, in the order of the help. */
    static final List<String> NAMES =
            List.of("node", "set", "get", "append", "search", "ping", "lookup", "shell", "demo", "bench", COMPLETION);

    /** What the launcher uses; not shown. */
    private static final String REHEARSE = "rehearse";

    private Commands() {}

    static Object create(String name, Console console) {
        return switch (name) {
            case "node" -> new NodeCommand(console);
            case "set" -> new SetCommand(console);
            case "get" -> new GetCommand(console);
            case "append" -> new AppendCommand(console);
            case "search" -> new SearchCommand(console);
            case "ping" -> new PingCommand(console);
            case "lookup" -> new LookupCommand(console);
            case "shell" -> new ShellCommand(console);
            case "demo" -> new DemoCommand(console);
            case "bench" -> new BenchCommand(console);
            case COMPLETION -> new GenerateCompletion();
            case REHEARSE -> new RehearseCommand();
            default ->
                throw new IllegalArgumentException(
                        "there is no command '" + name + "'; there are " + String.join(", ", NAMES));
        };
    }
}
