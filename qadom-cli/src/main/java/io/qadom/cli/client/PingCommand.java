package io.qadom.cli.client;

import com.fasterxml.jackson.core.JsonGenerator;
import io.qadom.api.NodeAddress;
import io.qadom.api.PingOutcome;
import io.qadom.api.PingOutcome.Answered;
import io.qadom.cli.console.Console;
import io.qadom.cli.console.ExitCode;
import io.qadom.cli.console.Json;
import io.qadom.cli.console.NoNetworkException;
import io.qadom.cli.console.TextForms;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code qadom ping}: asks one address whether a node is there. */
@Command(
        name = "ping",
        description = "Asks one address whether a node is there and prints who answered and how soon.",
        footer = {
            "",
            "With --json: {\"id\", \"address\", \"endpoints\", \"roundTripMillis\", \"observed\": where it saw us}."
        })
@SuppressWarnings("NullAway.Init")
public final class PingCommand extends ClientCommand {

    @Parameters(paramLabel = "HOST:PORT", description = "Whom to ask; qadom://KEY@HOST:PORT asks for one node only.")
    private NodeAddress address;

    /**
     * The command.
     *
     * @param console where it prints
     */
    public PingCommand(Console console) {
        super(console);
    }

    @Override
    public Integer call() {
        try (Session session = open(List.of(address))) {
            PingOutcome outcome = session.await(session.peer().ping(address));
            if (!(outcome instanceof Answered answered)) {
                throw new NoNetworkException(address + " did not answer; is a node running there?");
            }
            print(answered);
        }
        return ExitCode.DONE.code();
    }

    private void print(Answered answered) {
        if (json) {
            console.print(fields -> writeFields(fields, answered));
        } else {
            console.print(answered.contact().endpoint() + " id="
                    + answered.contact().id() + " time=" + TextForms.millis(answered.roundTrip()));
        }
    }

    private static void writeFields(JsonGenerator fields, Answered answered) throws IOException {
        Json.contactFields(fields, answered.contact());
        Json.millis(fields, "roundTripMillis", answered.roundTrip());
        if (answered.observed().isPresent()) {
            fields.writeStringField("observed", answered.observed().get().toString());
        }
    }
}
