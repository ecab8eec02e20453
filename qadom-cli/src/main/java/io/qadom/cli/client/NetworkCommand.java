package io.qadom.cli.client;

import io.qadom.api.NodeAddress;
import io.qadom.cli.console.Bootstrap;
import io.qadom.cli.console.Console;
import io.qadom.cli.console.ExitCode;
import java.util.List;
import picocli.CommandLine.Mixin;

/** A short command that asks the network and so has to find it first. */
abstract class NetworkCommand extends ClientCommand {

    @Mixin
    private final Bootstrap bootstrap = new Bootstrap();

    NetworkCommand(Console console) {
        super(console);
    }

    /** Reads what the person gave besides the options. Nothing has been sent yet. */
    void prepare() {}

    /** Does the one operation. */
    abstract ExitCode ask(Session session);

    @Override
    public final Integer call() {
        prepare();
        List<NodeAddress> targets = bootstrap.orDefault(console);
        try (Session session = open(targets)) {
            session.join(targets);
            return ask(session).code();
        }
    }
}
