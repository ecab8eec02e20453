package io.qadom.cli.node;

import io.qadom.cli.console.ExitCode;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jline.utils.Signals;

/**
 * The wish of an operator that this process ends: Ctrl-C, SIGTERM or the end of the terminal. A shutdown hook would not
 * do: the process could then no longer say that it ended well.
 */
final class StopSignal {

    private static final List<String> NAMES = List.of("INT", "TERM", "HUP");

    private StopSignal() {}

    /** Listens from now on. The second signal ends the process at once, in case that ending well takes too long. */
    static CompletableFuture<Void> listen() {
        CompletableFuture<Void> stop = new CompletableFuture<>();
        for (String name : NAMES) {
            Signals.register(name, () -> {
                if (!stop.complete(null)) {
                    Runtime.getRuntime().halt(ExitCode.INTERRUPTED.code());
                }
            });
        }
        return stop;
    }
}
