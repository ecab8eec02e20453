package io.qadom.transport.netty;

import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.SocketProtocolFamily;
import io.netty.util.concurrent.Future;
import io.qadom.api.Endpoint;
import io.qadom.spi.DatagramListener;
import io.qadom.spi.Transport;
import io.qadom.spi.TransportConfig;
import java.nio.ByteBuffer;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.LoggerFactory;

/** One UDP socket, on a loop that it shares with other transports of this process. */
final class NettyTransport implements Transport {

    /** Asked for; the kernel may give less. The answers to many requests must fit while the loop is busy. */
    private static final int SOCKET_BUFFER_BYTES = 4 << 20;

    private static final WriteBufferWaterMark OUTBOUND_BYTES = new WriteBufferWaterMark(1 << 19, 1 << 20);

    private final SharedLoops.Lease lease;
    private final EventLoop loop;
    private final DatagramChannel channel;
    private final DatagramListener listener;
    private final DatagramSender sender;
    private final int datagramBytesMax;
    private final TransportCounters counters = new TransportCounters();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final CompletableFuture<Void> released = new CompletableFuture<>();
    private volatile Endpoint localEndpoint;

    private NettyTransport(TransportConfig config, DatagramListener listener, SharedLoops.Lease lease) {
        boolean ipv4 = config.bind().isIpv4();
        SocketProtocolFamily family = ipv4 ? SocketProtocolFamily.INET : SocketProtocolFamily.INET6;
        this.lease = lease;
        this.loop = lease.loop();
        this.listener = listener;
        this.datagramBytesMax = config.datagramBytesMax();
        this.channel = lease.polling().newChannel(family, datagramBytesMax);
        this.sender = new DatagramSender(channel, ipv4, counters);
        this.localEndpoint = config.bind();
    }

    /**
     * Opens a socket on a loop.
     *
     * @param lease the transport's share in the loop; given back when it closes or cannot be opened
     */
    static NettyTransport open(TransportConfig config, DatagramListener listener, SharedLoops.Lease lease) {
        try {
            NettyTransport transport = new NettyTransport(config, listener, lease);
            transport.listen(config.bind());
            return transport;
        } catch (Exception failure) {
            lease.giveBack();
            throw BindFailure.of(config.bind(), failure);
        }
    }

    private void listen(Endpoint bind) {
        ChannelConfig options = channel.config();
        options.setWriteBufferWaterMark(OUTBOUND_BYTES);
        options.setOption(ChannelOption.SO_RCVBUF, SOCKET_BUFFER_BYTES);
        options.setOption(ChannelOption.SO_SNDBUF, SOCKET_BUFFER_BYTES);
        channel.pipeline()
                .addLast(new DatagramReceiver(this::deliver, this::failed, sender, counters, datagramBytesMax));
        loop.register(channel).syncUninterruptibly();
        try {
            channel.bind(bind.toSocketAddress()).syncUninterruptibly();
            localEndpoint = Endpoint.of(channel.localAddress());
        } catch (Exception failure) { // Netty throws checked ones as well.
            channel.close().awaitUninterruptibly();
            throw failure;
        }
    }

    @Override
    public Endpoint localEndpoint() {
        return localEndpoint;
    }

    @Override
    public int datagramBytesMax() {
        return datagramBytesMax;
    }

    @Override
    public void send(Endpoint to, ByteBuffer datagram) {
        if (!inLoop()) {
            throw new IllegalStateException(
                    "send was called by " + Thread.currentThread().getName() + ", not on the loop");
        }
        if (datagram.remaining() > datagramBytesMax) {
            throw new IllegalArgumentException("datagram of " + datagram.remaining()
                    + " bytes is longer than datagramBytesMax " + datagramBytesMax);
        }
        if (closed.get()) {
            counters.unsent();
        } else {
            sender.send(to, datagram);
        }
    }

    @Override
    public void execute(Runnable task) {
        try {
            loop.execute(() -> run(task));
        } catch (RejectedExecutionException ended) {
            // Only after close: the loop ended with its last transport. The same holds below.
        }
    }

    @Override
    public Scheduled schedule(Runnable task, long delayNanos) {
        try {
            Future<?> pending = loop.schedule(() -> run(task), delayNanos, TimeUnit.NANOSECONDS);
            return () -> cancel(pending);
        } catch (RejectedExecutionException ended) {
            return () -> {};
        }
    }

    private static void cancel(Future<?> pending) {
        try {
            pending.cancel(false);
        } catch (RejectedExecutionException ended) {
            // It can no longer run.
        }
    }

    @Override
    public boolean inLoop() {
        return loop.inEventLoop();
    }

    @Override
    public SortedMap<String, Long> counters() {
        return counters.snapshot();
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            channel.flush();
            channel.close().awaitUninterruptibly();
            if (!inLoop()) {
                awaitNextTurn();
            }
            lease.giveBack();
            released.complete(null);
        } else if (!inLoop()) {
            released.join();
        }
    }

    /** The JDK's selector gives the port of a closed socket free when it next selects: tasks of time run after that. */
    private void awaitNextTurn() {
        CompletableFuture<Void> turned = new CompletableFuture<>();
        loop.execute(() -> loop.schedule(() -> turned.complete(null), 1, TimeUnit.NANOSECONDS));
        turned.join();
    }

    private void deliver(Endpoint from, ByteBuffer datagram) {
        // A listener that closes the transport is not given the rest of the batch.
        if (!closed.get()) {
            listener.received(from, datagram);
        }
    }

    private void run(Runnable task) {
        if (closed.get()) {
            return;
        }
        try {
            task.run();
        } catch (Throwable failure) { // The loop belongs to others as well.
            failed(failure);
        }
    }

    /** Says the first failure and counts the others: whoever sends datagrams must not be able to fill a log. */
    private void failed(Throwable failure) {
        if (counters.error() == 1) {
            LoggerFactory.getLogger(NettyTransport.class)
                    .warn("first failure of {}; more are counted in transport.errors", localEndpoint, failure);
        }
    }
}
