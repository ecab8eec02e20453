package io.qadom.cli.shell;

import io.qadom.api.JoinOutcome;
import io.qadom.api.NodeAddress;
import io.qadom.api.Peer;
import io.qadom.api.QadomException;
import io.qadom.cli.console.Bootstrap;
import io.qadom.cli.console.Console;
import io.qadom.cli.console.ErrorReport;
import io.qadom.cli.console.ExitCode;
import io.qadom.cli.console.TextForms;
import io.qadom.cli.node.PeerOptions;
import io.qadom.cli.node.UserDirectories;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code qadom shell}: a prompt over one running peer. */
@Command(
        name = "shell",
        mixinStandardHelpOptions = true,
        description = "Runs a peer and a prompt over it; type help there. Ends with the code of the last command.",
        footer = {"", "With --json every result of the prompt is a JSON object on one line."})
public final class ShellCommand implements Callable<Integer> {

    private static final String HISTORY = "shell_history";

    private final Console console;

    @Option(names = "--port", paramLabel = "PORT", description = "The UDP port (default: 0, which takes a free one).")
    private int port;

    @Mixin
    private final PeerOptions options = new PeerOptions();

    @Mixin
    private final Bootstrap bootstrap = new Bootstrap();

    @Option(
            names = "--store",
            paramLabel = "NAME",
            description = "The storage module, one of those in lib/ (default: memory).")
    private String store = "memory";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where identity, contacts and records are kept (default: nowhere).")
    private @Nullable Path data;

    @Option(names = "--json", description = "Print JSON, one object a line.")
    private boolean json;

    /**
     * The command.
     *
     * @param console where it reads and prints
     */
    public ShellCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        List<NodeAddress> targets = bootstrap.orDefault(console);
        try (Peer peer = options.start(port, store, data, console)) {
            join(peer, targets);
            PromptCommands commands = new PromptCommands(peer, console, json);
            CommandLine prompt = promptOver(commands);
            try (Lines lines = lines(prompt)) {
                return run(prompt, commands, lines);
            } catch (IOException e) {
                throw new QadomException("the prompt cannot go on: " + e.getMessage(), e);
            }
        }
    }

    private void join(Peer peer, List<NodeAddress> targets) {
        JoinOutcome outcome = peer.bootstrap(targets).join();
        console.tell(
                outcome.joined()
                        ? "joined: " + outcome.contacts() + " contacts"
                        : "warning: nobody answered at " + Bootstrap.list(targets) + "; this peer is alone, trying on");
    }

    private CommandLine promptOver(PromptCommands commands) {
        ErrorReport errors = new ErrorReport(console, name -> ("help " + name).strip());
        CommandLine prompt = new CommandLine(commands)
                .setOut(console.writer())
                .setParameterExceptionHandler(errors)
                .setExecutionExceptionHandler(errors);
        TextForms.teach(prompt);
        return prompt;
    }

    private Lines lines(CommandLine prompt) throws IOException {
        return console.isInteractive()
                ? TypedLines.open(
                        prompt.getCommandSpec(), UserDirectories.state(console).resolve(HISTORY))
                : new PipedLines(console.in());
    }

    private static int run(CommandLine prompt, PromptCommands commands, Lines lines) throws IOException {
        int last = ExitCode.DONE.code();
        while (!commands.isLeft()) {
            Optional<List<String>> words = lines.next();
            if (words.isEmpty()) {
                break;
            }
            if (!words.get().isEmpty()) {
                last = prompt.execute(words.get().toArray(String[]::new));
            }
        }
        return last;
    }
}
