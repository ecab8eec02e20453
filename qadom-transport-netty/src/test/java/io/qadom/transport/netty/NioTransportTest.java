package io.qadom.transport.netty;

import io.qadom.spi.TransportProvider;
import io.qadom.testkit.transport.TransportConformanceKit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** On the JDK's selector, as where there is no epoll. */
class NioTransportTest extends TransportConformanceKit {

    @BeforeAll
    static void turnEpollOff() {
        System.setProperty(NettyTransportProvider.NIO_PROPERTY, "true");
    }

    @AfterAll
    static void turnEpollOn() {
        System.clearProperty(NettyTransportProvider.NIO_PROPERTY);
    }

    @Override
    public TransportProvider provider() {
        return new NettyTransportProvider();
    }
}
