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
