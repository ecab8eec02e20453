package io.qadom.testkit.transport;

import io.qadom.api.Bytes;
import io.qadom.api.Endpoint;
import io.qadom.spi.DatagramListener;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Keeps what a transport receives, for the test to take. */
final class Inbox implements DatagramListener {

    private static final long PATIENCE_SECONDS = 10;

    private final BlockingQueue<Received> waiting = new LinkedBlockingQueue<>();

    /** A datagram as it came. */
    record Received(Endpoint from, Bytes datagram) {}

    @Override
    public void received(Endpoint from, ByteBuffer datagram) {
        waiting.add(new Received(from, Bytes.read(datagram, datagram.remaining())));
    }

    /** The next datagram; waits for it, and fails when none comes. */
    Received next() throws InterruptedException {
        Received next = waiting.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (next == null) {
            throw new AssertionError("no datagram arrived within " + PATIENCE_SECONDS + " s");
        }
        return next;
    }

    /** As many datagrams as that, in the order of their arrival. */
    List<Bytes> next(int count) throws InterruptedException {
        List<Bytes> datagrams = new ArrayList<>();
        while (datagrams.size() < count) {
            datagrams.add(next().datagram());
        }
        return datagrams;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }
}
