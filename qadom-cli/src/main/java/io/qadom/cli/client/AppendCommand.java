package io.qadom.cli.client;

import io.qadom.api.Key;
import io.qadom.api.Receipts;
import io.qadom.api.WriteOptions;
import io.qadom.cli.console.Bounds;
import io.qadom.cli.console.Console;
import io.qadom.cli.console.ExitCode;
import io.qadom.cli.console.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code qadom append}: adds a member to a set. */
@Command(
        name = "append",
        description = "Adds a member to the set at a key and prints the key.",
        footer = {
            "",
            "With --json: {\"key\", \"decimal\", \"local\", \"holders\": [{\"id\", \"address\", \"endpoints\","
                    + " \"expiresAt\", \"durable\"}], \"refusals\": [{\"id\", \"address\", \"endpoints\","
                    + " \"reason\"}], \"unanswered\"}."
        })
@SuppressWarnings("NullAway.Init")
public final class AppendCommand extends NetworkCommand {

    @Parameters(index = "0", paramLabel = "KEY", description = "The key of the set.")
    private Key key;

    @Parameters(index = "1", paramLabel = "MEMBER", description = "What to add: usually the key of a value.")
    private Key member;

    @Option(
            names = "--at-least",
            paramLabel = "N",
            description = "How many other nodes must hold it, 0 to 20 (default: 1).")
    private int atLeast = 1;

    private WriteOptions options = WriteOptions.defaults();

    /**
     * The command.
     *
     * @param console where it prints
     */
    public AppendCommand(Console console) {
        super(console);
    }

    @Override
    void prepare() {
        Bounds.check("--at-least", atLeast, 0, WriteOptions.AT_LEAST_MAX);
        options = WriteOptions.defaults().withAtLeast(atLeast);
    }

    @Override
    ExitCode ask(Session session) {
        Receipts receipts = session.await(session.peer().append(key, member, options));
        if (json) {
            console.print(fields -> Json.receiptsFields(fields, receipts));
        } else {
            console.print(receipts.key().toHex());
        }
        return ExitCode.DONE;
    }
}
