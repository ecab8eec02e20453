package io.qadom.cli.client;

import com.fasterxml.jackson.core.JsonGenerator;
import io.qadom.api.Key;
import io.qadom.api.SearchOutcome;
import io.qadom.cli.console.Console;
import io.qadom.cli.console.ExitCode;
import io.qadom.cli.console.NoNetworkException;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code qadom search}: finds the members of a set. */
@Command(
        name = "search",
        description = "Finds the members of the set at a key and prints each on a line as it arrives.",
        footer = {
            "",
            "With --json, a line for each member: {\"member\"}; then one line:"
                    + " {\"key\", \"members\": how many, \"asked\", \"answered\", \"complete\"}."
        })
@SuppressWarnings("NullAway.Init")
public final class SearchCommand extends NetworkCommand {

    @Parameters(paramLabel = "KEY", description = "The key of the set.")
    private Key key;

    /**
     * The command.
     *
     * @param console where it prints
     */
    public SearchCommand(Console console) {
        super(console);
    }

    @Override
    ExitCode ask(Session session) {
        SearchOutcome outcome = session.await(session.peer().search(key, this::print));
        if (outcome.members().isEmpty()) {
            return tellNone(outcome);
        }
        if (json) {
            console.print(fields -> summary(fields, outcome));
        }
        if (!outcome.complete()) {
            console.tell("some of the closest nodes did not answer; members may be missing");
        }
        return ExitCode.DONE;
    }

    private void print(Key member) {
        if (json) {
            console.print(fields -> fields.writeStringField("member", member.toHex()));
        } else {
            console.print(member.toHex());
        }
    }

    private ExitCode tellNone(SearchOutcome outcome) {
        if (outcome.answered() == 0) {
            throw new NoNetworkException(
                    "cannot say who has a set at " + key + ": none of " + outcome.asked() + " nodes answered");
        }
        console.tell("nobody has a set at " + key + ": " + outcome.answered() + " nodes answered");
        return ExitCode.NOT_FOUND;
    }

    private static void summary(JsonGenerator fields, SearchOutcome outcome) throws IOException {
        fields.writeStringField("key", outcome.key().toHex());
        fields.writeNumberField("members", outcome.members().size());
        fields.writeNumberField("asked", outcome.asked());
        fields.writeNumberField("answered", outcome.answered());
        fields.writeBooleanField("complete", outcome.complete());
    }
}
