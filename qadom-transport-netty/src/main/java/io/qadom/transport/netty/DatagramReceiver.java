package io.qadom.transport.netty;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import io.qadom.api.Endpoint;
import io.qadom.spi.DatagramListener;
import java.util.function.Consumer;

/**
 * Gives a listener the datagrams that a socket receives, each as a view of where the kernel put it.
 *
 * <p>Not a {@code ChannelInboundHandlerAdapter}: Netty would read the annotations of that class when the first socket of
 * a process opens, and every command would wait for the proxies that the JDK makes for them.
 */
final class DatagramReceiver implements ChannelInboundHandler {

    private final DatagramListener listener;
    private final Consumer<Throwable> onFailure;
    private final DatagramSender sender;
    private final TransportCounters counters;
    private final int datagramBytesMax;

    DatagramReceiver(
            DatagramListener listener,
            Consumer<Throwable> onFailure,
            DatagramSender sender,
            TransportCounters counters,
            int datagramBytesMax) {
        this.listener = listener;
        this.onFailure = onFailure;
        this.sender = sender;
        this.counters = counters;
        this.datagramBytesMax = datagramBytesMax;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        DatagramPacket packet = (DatagramPacket) message;
        try {
            // Answers to this batch leave together when it has been read.
            sender.hold();
            received(packet);
        } finally {
            packet.release();
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        sender.flush();
    }

    /** The channel stays open: a datagram that nobody could receive says nothing about the next one. */
    @Override
    @SuppressWarnings("deprecation") // For outbound handlers only.
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        onFailure.accept(cause);
    }

    private void received(DatagramPacket packet) {
        ByteBuf content = packet.content();
        int bytes = content.readableBytes();
        if (bytes > datagramBytesMax) {
            counters.truncated();
            return;
        }
        counters.received(bytes);
        listener.received(Endpoint.of(packet.sender()), content.internalNioBuffer(content.readerIndex(), bytes));
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {}

    @Override
    public void handlerRemoved(ChannelHandlerContext context) {}

    @Override
    public void channelRegistered(ChannelHandlerContext context) {}

    @Override
    public void channelUnregistered(ChannelHandlerContext context) {}

    @Override
    public void channelActive(ChannelHandlerContext context) {}

    @Override
    public void channelInactive(ChannelHandlerContext context) {}

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {}

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {}
}
