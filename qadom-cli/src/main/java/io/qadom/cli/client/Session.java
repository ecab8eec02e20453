package io.qadom.cli.client;

import io.qadom.api.JoinOutcome;
import io.qadom.api.NodeAddress;
import io.qadom.api.Peer;
import io.qadom.cli.console.Bootstrap;
import io.qadom.cli.console.Bounds;
import io.qadom.cli.console.ErrorReport;
import io.qadom.cli.console.NoNetworkException;
import io.qadom.core.PeerBuilder;
import io.qadom.core.Settings;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The client-mode peer of one command and the time it has. */
final class Session implements AutoCloseable {

    private final Peer peer;
    private final Duration timeout;
    private final long deadlineNanos;

    private Session(Peer peer, Duration timeout) {
        this.peer = peer;
        this.timeout = timeout;
        this.deadlineNanos = System.nanoTime() + timeout.toNanos();
    }

    static Session open(String network, Duration timeout, Targets targets) {
        Bounds.check("--timeout in seconds", timeout.toSeconds(), 1, 60);
        Settings settings = Settings.defaults().withOperationTimeout(timeout);
        Peer peer = PeerBuilder.create()
                .clientMode(true)
                .store("memory")
                .network(network)
                .settings(settings)
                .bind(targets.local())
                .start();
        return new Session(peer, timeout);
    }

    Peer peer() {
        return peer;
    }

    /** Finds the network; that nobody is there is an error. */
    void join(List<NodeAddress> targets) {
        JoinOutcome join = await(peer.bootstrap(targets));
        if (!join.joined()) {
            throw new NoNetworkException("nobody answered at " + Bootstrap.list(targets)
                    + "; start a node there, or name another one with --bootstrap");
        }
    }

    /** Waits for an outcome; a failure is thrown as it is, and time that ran out is an error. */
    <T> T await(CompletableFuture<T> future) {
        try {
            return future.get(deadlineNanos - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            if (ErrorReport.unwrap(e) instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            future.cancel(true);
            throw new NoNetworkException(
                    "not done within " + timeout.toMillis() + " ms; give more time with --timeout");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoNetworkException("interrupted while waiting for the network");
        }
    }

    @Override
    public void close() {
        peer.close();
    }
}
