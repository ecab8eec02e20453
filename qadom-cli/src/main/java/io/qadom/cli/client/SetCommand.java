package io.qadom.cli.client;

import io.qadom.api.Bytes;
import io.qadom.api.Receipts;
import io.qadom.api.WriteOptions;
import io.qadom.cli.console.Bounds;
import io.qadom.cli.console.Console;
import io.qadom.cli.console.ExitCode;
import io.qadom.cli.console.Json;
import io.qadom.cli.console.ValueFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code qadom set}: stores a value. */
@Command(
        name = "set",
        description = "Stores a value of 0 to 8192 bytes at the closest nodes and prints its key.",
        footer = {
            "",
            "With --json: {\"key\", \"decimal\", \"local\", \"holders\": [{\"id\", \"address\", \"endpoints\","
                    + " \"expiresAt\", \"durable\"}], \"refusals\": [{\"id\", \"address\", \"endpoints\","
                    + " \"reason\"}], \"unanswered\"}."
        })
public final class SetCommand extends NetworkCommand {

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "What to store; - or nothing: the standard input.")
    private String file = ValueFile.STANDARD_INPUT;

    @Option(
            names = "--at-least",
            paramLabel = "N",
            description = "How many other nodes must hold it, 0 to 20 (default: 1).")
    private int atLeast = 1;

    private Bytes value = Bytes.empty();
    private WriteOptions options = WriteOptions.defaults();

    /**
     * The command.
     *
     * @param console where it reads and prints
     */
    public SetCommand(Console console) {
        super(console);
    }

    @Override
    void prepare() {
        Bounds.check("--at-least", atLeast, 0, WriteOptions.AT_LEAST_MAX);
        options = WriteOptions.defaults().withAtLeast(atLeast);
        value = ValueFile.read(file, console);
    }

    @Override
    ExitCode ask(Session session) {
        Receipts receipts = session.await(session.peer().set(value, options));
        if (json) {
            console.print(fields -> Json.receiptsFields(fields, receipts));
        } else {
            console.print(receipts.key().toHex());
        }
        return ExitCode.DONE;
    }
}
