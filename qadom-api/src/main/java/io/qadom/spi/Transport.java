package io.qadom.spi;

import io.qadom.api.Endpoint;
import java.nio.ByteBuffer;
import java.util.SortedMap;

/**
 * Moves datagrams and runs one loop. A transport moves bytes and knows no message.
 *
 * <p><b>For implementers.</b> Everything the transport calls (the listener, executed and scheduled tasks) runs on one
 * loop, never two at once. {@link #send} is called on the loop only; {@link #execute}, {@link #inLoop} and
 * {@link #close} from any thread. Peers of one process share a group of loops, one for each core.
 */
public interface Transport extends AutoCloseable {

    /**
     * Where this transport listens.
     *
     * @return the bound address and port
     */
    Endpoint localEndpoint();

    /**
     * The largest datagram that can be sent and received whole.
     *
     * @return bytes of UDP payload
     */
    int datagramBytesMax();

    /**
     * Sends a datagram. Never blocks; a datagram that cannot be sent is counted and dropped, as the network would.
     *
     * @param to where
     * @param datagram the bytes from position to limit, at most {@link #datagramBytesMax}; the transport is done with
     *     the buffer when this returns
     */
    void send(Endpoint to, ByteBuffer datagram);

    /**
     * Runs a task on the loop, after those given earlier. After {@link #close} tasks are dropped.
     *
     * @param task what to run; must not block
     */
    void execute(Runnable task);

    /**
     * Runs a task on the loop after a delay.
     *
     * @param task what to run; must not block
     * @param delayNanos how long to wait, 0 or more
     * @return cancels it
     */
    Scheduled schedule(Runnable task, long delayNanos);

    /**
     * Whether the calling thread is the loop.
     *
     * @return true on the loop
     */
    boolean inLoop();

    /**
     * What the transport has counted: datagrams and bytes in and out, truncated, not sent.
     *
     * @return counters by name, readable from any thread
     */
    SortedMap<String, Long> counters();

    /** Closes the socket and gives the loop back. Returns when the listener will not be called again. */
    @Override
    void close();

    /** A task that waits for its time. */
    @FunctionalInterface
    interface Scheduled {

        /** Lets it not run. Does nothing when it has run. */
        void cancel();
    }
}
