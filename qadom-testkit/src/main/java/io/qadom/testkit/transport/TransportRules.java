package io.qadom.testkit.transport;

import io.qadom.api.Endpoint;
import io.qadom.spi.DatagramListener;
import io.qadom.spi.Transport;
import io.qadom.spi.TransportConfig;
import io.qadom.spi.TransportProvider;

/** What every theme of the kit works with. */
interface TransportRules {

    /** The largest datagram of every transport that the kit opens: an 8,192-byte value and what goes around it. */
    int DATAGRAM_BYTES_MAX = 8704;

    /** What opens the transports under test. */
    TransportProvider provider();

    /** Has the transport closed when the test ends. */
    Transport closeLater(Transport transport);

    /** Opens a transport for this listener. */
    default Transport open(Endpoint bind, DatagramListener listener) {
        return closeLater(provider().open(new TransportConfig(bind, DATAGRAM_BYTES_MAX), listener));
    }

    /** Opens a transport that keeps what it receives. */
    default Station station(Endpoint bind) {
        Inbox inbox = new Inbox();
        return new Station(open(bind, inbox), inbox);
    }

    /** Opens a transport at a free port of the IPv4 loopback that keeps what it receives. */
    default Station station() {
        return station(Loopback.IPV4);
    }
}
