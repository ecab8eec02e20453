package io.qadom.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.embedded.EmbeddedChannel;
import io.qadom.api.Endpoint;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Loopback takes whatever is sent, so a socket that takes nothing is played by Netty's embedded channel. */
class DatagramSenderTest {

    private static final Endpoint SOMEWHERE = Endpoint.of(InetAddress.getLoopbackAddress(), 9999);
    private static final int OUTBOUND_BYTES_MAX = 100_000;

    private final EmbeddedChannel fullSocket = new EmbeddedChannel(new ChannelOutboundHandlerAdapter() {
        @Override
        public void flush(ChannelHandlerContext context) {}
    });
    private final TransportCounters counters = new TransportCounters();
    private final DatagramSender sender = new DatagramSender(fullSocket, true, counters);

    @AfterEach
    void close() {
        fullSocket.close();
    }

    @Test
    void send_socketTakesNothing_keepsUpToTheBoundAndCountsTheRest() {
        fullSocket.config().setWriteBufferWaterMark(new WriteBufferWaterMark(1000, OUTBOUND_BYTES_MAX));
        for (int i = 0; i < 200; i++) {
            sender.send(SOMEWHERE, ByteBuffer.allocate(1000));
        }
        long bytesKept = counters.snapshot().getOrDefault("transport.bytes.out", 0L);
        assertThat(bytesKept).isBetween(OUTBOUND_BYTES_MAX / 2L, OUTBOUND_BYTES_MAX + 1000L);
        assertThat(counters.snapshot()).containsEntry("transport.unsent", 200 - bytesKept / 1000);
    }

    @Test
    void send_socketClosesWithSomeKept_countsThem() {
        sender.send(SOMEWHERE, ByteBuffer.allocate(10));
        sender.send(SOMEWHERE, ByteBuffer.allocate(10));
        fullSocket.close();
        assertThat(counters.snapshot()).containsEntry("transport.unsent", 2L);
    }
}
