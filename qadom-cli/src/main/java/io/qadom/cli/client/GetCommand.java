package io.qadom.cli.client;

import com.fasterxml.jackson.core.JsonGenerator;
import io.qadom.api.GetOutcome;
import io.qadom.api.GetOutcome.Found;
import io.qadom.api.GetOutcome.NotFound;
import io.qadom.api.GetOutcome.Unanswered;
import io.qadom.api.Key;
import io.qadom.cli.console.Console;
import io.qadom.cli.console.ExitCode;
import io.qadom.cli.console.Json;
import io.qadom.cli.console.NoNetworkException;
import io.qadom.cli.console.ValueFile;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code qadom get}: fetches a value. */
@Command(
        name = "get",
        description = "Fetches a value and prints it as it is; nothing is added.",
        footer = {
            "",
            "With --json: {\"key\", \"bytes\", \"value\": base64, \"holder\": {\"id\", \"address\", \"endpoints\"}};"
                    + " with -o too, \"file\" stands in the place of \"value\"."
        })
@SuppressWarnings("NullAway.Init")
public final class GetCommand extends NetworkCommand {

    @Parameters(
            paramLabel = "KEY",
            description = "64 hexadecimal digits, 0x and hexadecimal digits, or a decimal number.")
    private Key key;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Write the value into a file.")
    private @Nullable Path file;

    /**
     * The command.
     *
     * @param console where it prints
     */
    public GetCommand(Console console) {
        super(console);
    }

    @Override
    ExitCode ask(Session session) {
        GetOutcome outcome = session.await(session.peer().get(key));
        if (outcome instanceof Found found) {
            deliver(found);
            return ExitCode.DONE;
        }
        if (outcome instanceof NotFound missing) {
            console.tell("nobody has " + key + ": " + missing.answered() + " nodes answered");
            return ExitCode.NOT_FOUND;
        }
        if (outcome instanceof Unanswered silence) {
            throw new NoNetworkException("cannot say who has " + key + ": " + silence.answered() + " of "
                    + silence.asked() + " nodes answered");
        }
        throw new AssertionError(outcome);
    }

    private void deliver(Found found) {
        if (file != null) {
            ValueFile.write(file, found.bytes());
        }
        if (json) {
            console.print(fields -> writeFields(fields, found));
        } else if (file == null) {
            console.print(found.bytes());
        }
    }

    private void writeFields(JsonGenerator fields, Found found) throws IOException {
        fields.writeStringField("key", key.toHex());
        fields.writeNumberField("bytes", found.bytes().length());
        if (file == null) {
            fields.writeBinaryField("value", found.bytes().toByteArray());
        } else {
            fields.writeStringField("file", file.toString());
        }
        if (found.holder().isPresent()) {
            Json.contact(fields, "holder", found.holder().get());
        }
    }
}
