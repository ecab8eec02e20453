package io.qadom.transport.netty;

import io.qadom.spi.TransportProvider;
import io.qadom.testkit.transport.TransportConformanceKit;

/** On the best that this machine has: epoll on Linux. */
class NettyTransportTest extends TransportConformanceKit {

    @Override
    public TransportProvider provider() {
        return new NettyTransportProvider();
    }
}
