package io.qadom.transport.netty;

import io.qadom.spi.DatagramListener;
import io.qadom.spi.Transport;
import io.qadom.spi.TransportConfig;
import io.qadom.spi.TransportProvider;

/**
 * Opens UDP sockets on Netty: epoll with {@code recvmmsg} and {@code sendmmsg} on Linux, the JDK's selector elsewhere.
 *
 * <p>The system property {@value #NIO_PROPERTY}, when {@code true} as a transport is opened, takes the JDK's selector on
 * Linux as well.
 *
 * <p>Counters, each {@code transport.}: {@code datagrams.in}, {@code bytes.in} given to the listener;
 * {@code datagrams.out}, {@code bytes.out} handed to the socket; {@code truncated} longer than the largest and dropped;
 * {@code unsent} dropped before the socket (no room, no such address) or refused by it; {@code errors} of the socket, of
 * the listener and of tasks, of which only the first is logged.
 */
public final class NettyTransportProvider implements TransportProvider {

    /** The system property that turns epoll off. */
    public static final String NIO_PROPERTY = "io.qadom.transport.netty.nio";

    static {
        NettyDefaults.set();
    }

    /** A provider; all of one process share their loops. */
    public NettyTransportProvider() {}

    @Override
    public String name() {
        return "netty";
    }

    @Override
    public Transport open(TransportConfig config, DatagramListener listener) {
        SharedLoops loops = SharedLoops.of(Polling.best());
        return NettyTransport.open(config, listener, loops.borrow());
    }
}
