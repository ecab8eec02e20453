package io.qadom.cli.client;

import com.fasterxml.jackson.core.JsonGenerator;
import io.qadom.api.Key;
import io.qadom.api.LookupOutcome;
import io.qadom.api.LookupOutcome.Closest;
import io.qadom.cli.console.Console;
import io.qadom.cli.console.ExitCode;
import io.qadom.cli.console.Json;
import io.qadom.cli.console.NoNetworkException;
import io.qadom.cli.console.TextForms;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code qadom lookup}: finds the nodes closest to a key. */
@Command(
        name = "lookup",
        description = "Finds the nodes closest to a key and prints one a line, the closest first:"
                + " its endpoint, its id, its distance from the key, its round trip.",
        footer = {
            "",
            "With --json: {\"key\", \"closest\": [{\"id\", \"address\", \"endpoints\", \"distance\","
                    + " \"commonPrefixLength\", \"roundTripMillis\"}], \"asked\", \"complete\"}."
        })
@SuppressWarnings("NullAway.Init")
public final class LookupCommand extends NetworkCommand {

    @Parameters(paramLabel = "KEY", description = "Any key.")
    private Key key;

    /**
     * The command.
     *
     * @param console where it prints
     */
    public LookupCommand(Console console) {
        super(console);
    }

    @Override
    ExitCode ask(Session session) {
        LookupOutcome outcome = session.await(session.peer().lookup(key));
        if (outcome.closest().isEmpty()) {
            throw new NoNetworkException("none of " + outcome.asked() + " nodes answered the lookup of " + key);
        }
        if (json) {
            console.print(fields -> writeFields(fields, outcome));
        } else {
            outcome.closest().forEach(this::print);
        }
        if (!outcome.complete()) {
            console.tell("time or requests ran out before the closest nodes had all answered");
        }
        return ExitCode.DONE;
    }

    private void print(Closest node) {
        console.print(node.contact().endpoint() + " " + node.contact().id() + " " + node.distance() + " "
                + TextForms.millis(node.roundTrip()));
    }

    private static void writeFields(JsonGenerator fields, LookupOutcome outcome) throws IOException {
        fields.writeStringField("key", outcome.key().toHex());
        fields.writeArrayFieldStart("closest");
        for (Closest node : outcome.closest()) {
            fields.writeStartObject();
            Json.contactFields(fields, node.contact());
            fields.writeStringField("distance", node.distance().toHex());
            fields.writeNumberField("commonPrefixLength", node.distance().commonPrefixLength());
            Json.millis(fields, "roundTripMillis", node.roundTrip());
            fields.writeEndObject();
        }
        fields.writeEndArray();
        fields.writeNumberField("asked", outcome.asked());
        fields.writeBooleanField("complete", outcome.complete());
    }
}
