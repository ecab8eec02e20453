package io.qadom.spi;

import io.qadom.api.Endpoint;
import java.nio.ByteBuffer;

/** Is given the datagrams that a {@link Transport} receives, on its loop. */
@FunctionalInterface
public interface DatagramListener {

    /**
     * A datagram has arrived whole.
     *
     * @param from where it came from
     * @param datagram its bytes from position to limit; valid only during the call
     */
    void received(Endpoint from, ByteBuffer datagram);
}
