package io.qadom.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PollingTest {

    @AfterEach
    void clearProperty() {
        System.clearProperty(NettyTransportProvider.NIO_PROPERTY);
    }

    @Test
    void best_noProperty_isEpollOnLinux() {
        boolean linux = System.getProperty("os.name").equals("Linux");
        assertThat(Polling.best()).isEqualTo(linux ? Polling.EPOLL : Polling.NIO);
    }

    @Test
    void best_propertyTrue_isNio() {
        System.setProperty(NettyTransportProvider.NIO_PROPERTY, "true");
        assertThat(Polling.best()).isEqualTo(Polling.NIO);
    }
}
