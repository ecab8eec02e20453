package io.qadom.transport.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPromise;
import io.netty.channel.socket.DatagramPacket;
import io.qadom.api.Endpoint;
import java.nio.ByteBuffer;

/**
 * Sends the datagrams of one socket, on its loop.
 *
 * <p>What a turn of the loop sends leaves with one call of {@code sendmmsg}: at the end of the batch that was read, or,
 * outside of one, after the tasks that already wait. Netty's outbound buffer is the queue; its high water mark is the
 * bound, and what comes above it is dropped and counted.
 */
final class DatagramSender {

    private final Channel channel;
    private final ChannelPromise promise;
    private final TransportCounters counters;
    private final boolean ipv4Only;
    private final Runnable flush = this::flush;
    private boolean flushIsComing;

    DatagramSender(Channel channel, boolean ipv4Only, TransportCounters counters) {
        this.channel = channel;
        this.promise = new SendPromise(channel, counters);
        this.counters = counters;
        this.ipv4Only = ipv4Only;
    }

    /** Copies the datagram and sends it with the next flush. */
    void send(Endpoint to, ByteBuffer datagram) {
        int bytes = datagram.remaining();
        if (bytes == 0 || !canReach(to) || !hasRoom()) {
            counters.unsent();
            return;
        }
        ByteBuf copy = channel.alloc().directBuffer(bytes).writeBytes(datagram);
        counters.handedOver(bytes);
        channel.write(new DatagramPacket(copy, to.toSocketAddress()), promise);
        if (!flushIsComing) {
            flushIsComing = true;
            channel.eventLoop().execute(flush);
        }
    }

    /** Keeps what is sent until {@link #flush}, which the caller promises to call. */
    void hold() {
        flushIsComing = true;
    }

    /** Gives the kernel what was sent since the last flush. */
    void flush() {
        flushIsComing = false;
        channel.flush();
    }

    /** An IPv4 socket of epoll would send to the last four bytes of an IPv6 address; port 0 is nobody's. */
    private boolean canReach(Endpoint to) {
        return to.port() != 0 && (!ipv4Only || to.isIpv4());
    }

    private boolean hasRoom() {
        if (!channel.isWritable()) {
            channel.flush();
        }
        return channel.isWritable();
    }
}
