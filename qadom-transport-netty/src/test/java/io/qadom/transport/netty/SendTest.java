package io.qadom.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.qadom.api.Endpoint;
import io.qadom.spi.Transport;
import io.qadom.spi.TransportConfig;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a caller of send does wrong. */
class SendTest {

    private static final Endpoint LOOPBACK = Endpoint.of(InetAddress.getLoopbackAddress(), 0);

    private Transport transport;

    @BeforeEach
    void open() {
        transport = new NettyTransportProvider().open(new TransportConfig(LOOPBACK, 512), (from, datagram) -> {});
    }

    @AfterEach
    void close() {
        transport.close();
    }

    @Test
    void send_outsideOfTheLoop_namesTheThread() {
        assertThatIllegalStateException()
                .isThrownBy(() -> transport.send(transport.localEndpoint(), ByteBuffer.allocate(1)))
                .withMessageContaining(Thread.currentThread().getName());
    }

    @Test
    void send_longerThanTheLargest_namesTheBound() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sendOnLoop(ByteBuffer.allocate(513)))
                .withMessageContaining("513")
                .withMessageContaining("datagramBytesMax 512");
    }

    @Test
    void send_empty_isCountedAsNotSent() {
        sendOnLoop(ByteBuffer.allocate(0));
        assertThat(transport.counters()).containsEntry("transport.unsent", 1L);
    }

    private void sendOnLoop(ByteBuffer datagram) {
        CompletableFuture<Optional<RuntimeException>> outcome = new CompletableFuture<>();
        transport.execute(() -> outcome.complete(thrownBySend(datagram)));
        outcome.join().ifPresent(thrown -> {
            throw thrown;
        });
    }

    private Optional<RuntimeException> thrownBySend(ByteBuffer datagram) {
        try {
            transport.send(transport.localEndpoint(), datagram);
            return Optional.empty();
        } catch (RuntimeException thrown) {
            return Optional.of(thrown);
        }
    }
}
