package io.qadom.core.network;

import io.qadom.api.Endpoint;
import java.nio.ByteBuffer;

/** Whoever listens at an endpoint of the ether. */
interface Station {

    /** A datagram has arrived; the buffer is the station's own. */
    void datagram(ByteBuffer bytes, Endpoint from);
}
