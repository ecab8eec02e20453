package io.qadom.transport.netty;

import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.unix.IntegerUnixChannelOption;

/** How a loop learns that a datagram waits, and fetches it. */
enum Polling {

    /** Linux: {@code epoll}, and many datagrams with one call of {@code recvmmsg} or {@code sendmmsg}. */
    EPOLL {
        @Override
        IoHandlerFactory handlerFactory() {
            return EpollIoHandler.newFactory();
        }

        @Override
        DatagramChannel newChannel(SocketProtocolFamily family, int datagramBytesMax) {
            EpollDatagramChannel channel = new EpollDatagramChannel(family);
            ReceiveBatch batch = ReceiveBatch.of(datagramBytesMax);
            // UDP_GRO stays off: together with recvmmsg it loses datagrams.
            channel.config().setMaxDatagramPayloadSize(batch.datagramBytes()).setRecvByteBufAllocator(batch);
            if (family == SocketProtocolFamily.INET6) {
                channel.config().setOption(IPV6_V6ONLY, 0);
            }
            return channel;
        }
    },

    /** Everywhere: the JDK's selector, one datagram with each call. */
    NIO {
        @Override
        IoHandlerFactory handlerFactory() {
            return NioIoHandler.newFactory();
        }

        @Override
        DatagramChannel newChannel(SocketProtocolFamily family, int datagramBytesMax) {
            NioDatagramChannel channel = new NioDatagramChannel(family);
            channel.config()
                    .setRecvByteBufAllocator(
                            new FixedRecvByteBufAllocator(datagramBytesMax + 1).maxMessagesPerRead(READS_PER_TURN));
            return channel;
        }
    };

    private static final int READS_PER_TURN = 16;

    /** Level and name as in Linux' {@code in.h} and {@code in6.h}: the wildcard hears IPv4 whatever the system's default. */
    private static final IntegerUnixChannelOption IPV6_V6ONLY = new IntegerUnixChannelOption("IPV6_V6ONLY", 41, 26);

    /** The faster one that this machine has, unless the system property turns it off. */
    static Polling best() {
        return !Boolean.getBoolean(NettyTransportProvider.NIO_PROPERTY) && Epoll.isAvailable() ? EPOLL : NIO;
    }

    /** What a loop of this kind runs on. */
    abstract IoHandlerFactory handlerFactory();

    /** A socket that is not bound yet and will receive {@code datagramBytesMax} bytes and one more, to tell a longer one. */
    abstract DatagramChannel newChannel(SocketProtocolFamily family, int datagramBytesMax);
}
