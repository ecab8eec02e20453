package io.qadom.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.qadom.api.Endpoint;
import io.qadom.spi.Transport;
import io.qadom.spi.TransportConfig;
import io.qadom.spi.TransportProvider;
import io.qadom.testkit.transport.TransportConformanceKit;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

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

    /** The JDK keeps the port of a closed socket until its selector runs again: close waits for that. */
    @Test
    void close_loopBusyBehindIt_returnsWithThePortFree() throws Exception {
        List<Transport> transports = openUntilTwoShareALoop();
        Transport closing = transports.get(0);
        Transport neighbour = transports.get(transports.size() - 1);
        CountDownLatch closeIsQueued = new CountDownLatch(1);
        CountDownLatch closed = new CountDownLatch(1);
        neighbour.execute(() -> await(closeIsQueued, 10_000));
        Thread closer = new Thread(() -> {
            closing.close();
            closed.countDown();
        });
        closer.start();
        while (closer.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        neighbour.execute(() -> await(new CountDownLatch(1), 200));
        closeIsQueued.countDown();
        closed.await();
        try (DatagramSocket successor =
                new DatagramSocket(closing.localEndpoint().toSocketAddress())) {
            assertThat(successor.isBound()).isTrue();
        }
        closer.join();
    }

    private List<Transport> openUntilTwoShareALoop() {
        return IntStream.rangeClosed(0, Runtime.getRuntime().availableProcessors())
                .mapToObj(i -> open(Endpoint.of(InetAddress.getLoopbackAddress(), 0)))
                .toList();
    }

    private Transport open(Endpoint bind) {
        return closeLater(provider().open(new TransportConfig(bind, 1500), (from, datagram) -> {}));
    }

    private static void await(CountDownLatch latch, long millisMax) {
        try {
            latch.await(millisMax, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException("the loop was interrupted", e);
        }
    }
}
