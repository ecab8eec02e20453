package io.qadom.testkit.transport;

import io.qadom.api.Bytes;
import io.qadom.api.Endpoint;
import io.qadom.spi.Transport;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** A transport under test with what it has received. */
record Station(Transport transport, Inbox inbox) {

    private static final long PATIENCE_SECONDS = 10;

    Endpoint endpoint() {
        return transport.localEndpoint();
    }

    /** Runs on the loop and gives back what came out; fails with what was thrown there. */
    <T> T onLoop(Supplier<T> task) {
        CompletableFuture<T> result = new CompletableFuture<>();
        transport.execute(() -> result.completeAsync(task, Runnable::run));
        return result.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    }

    /** Sends the datagrams in one task of the loop. */
    void send(Endpoint to, List<Bytes> datagrams) {
        onLoop(() -> {
            datagrams.forEach(datagram -> transport.send(to, datagram.asByteBuffer()));
            return true;
        });
    }

    void send(Endpoint to, Bytes datagram) {
        send(to, List.of(datagram));
    }

    /** Fails unless a datagram still goes from here to there. */
    void assertReaches(Station other) throws InterruptedException {
        Bytes probe = Datagrams.numbered(1, 64);
        send(other.endpoint(), probe);
        Inbox.Received arrived = other.inbox.next();
        if (!arrived.equals(new Inbox.Received(endpoint(), probe))) {
            throw new AssertionError("a probe from " + endpoint() + " was followed by " + arrived);
        }
    }

    long counter(String name) {
        Long count = transport.counters().get(name);
        if (count == null) {
            throw new AssertionError(
                    "no counter " + name + " in " + transport.counters().keySet());
        }
        return count;
    }
}
