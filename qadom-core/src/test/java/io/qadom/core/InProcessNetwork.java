package io.qadom.core;

import io.qadom.api.Endpoint;
import io.qadom.spi.DatagramListener;
import io.qadom.spi.Transport;
import io.qadom.spi.TransportConfig;
import io.qadom.spi.TransportProvider;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Datagrams between peers of one process: no socket, one real thread for each peer, nothing is lost. */
final class InProcessNetwork implements TransportProvider {

    /** How the threads of the loops are named. */
    static final String THREAD_NAME = "in-process-loop";

    private static final int FIRST_PORT = 20_000;

    private final Map<Endpoint, Loop> loops = new ConcurrentHashMap<>();
    private final AtomicInteger ports = new AtomicInteger(FIRST_PORT);

    @Override
    public String name() {
        return "inprocess";
    }

    @Override
    public Transport open(TransportConfig config, DatagramListener listener) {
        Endpoint local = Endpoint.of(InetAddress.getLoopbackAddress(), ports.incrementAndGet());
        Loop loop = new Loop(local, config.datagramBytesMax(), listener);
        loops.put(local, loop);
        return loop;
    }

    private final class Loop implements Transport {

        private final Endpoint local;
        private final int datagramBytesMax;
        private final DatagramListener listener;
        private final ScheduledThreadPoolExecutor executor;
        private volatile @Nullable Thread thread;

        private Loop(Endpoint local, int datagramBytesMax, DatagramListener listener) {
            this.local = local;
            this.datagramBytesMax = datagramBytesMax;
            this.listener = listener;
            executor = new ScheduledThreadPoolExecutor(
                    1,
                    task -> {
                        Thread made = new Thread(task, THREAD_NAME);
                        made.setDaemon(true);
                        thread = made;
                        return made;
                    },
                    (task, closed) -> {});
        }

        @Override
        public Endpoint localEndpoint() {
            return local;
        }

        @Override
        public int datagramBytesMax() {
            return datagramBytesMax;
        }

        @Override
        public void send(Endpoint to, ByteBuffer datagram) {
            byte[] copy = new byte[datagram.remaining()];
            datagram.get(copy);
            Loop receiver = loops.get(to);
            if (receiver != null) {
                receiver.execute(() -> receiver.listener.received(local, ByteBuffer.wrap(copy)));
            }
        }

        @Override
        public void execute(Runnable task) {
            executor.execute(task);
        }

        @Override
        public Scheduled schedule(Runnable task, long delayNanos) {
            var scheduled = executor.schedule(task, delayNanos, TimeUnit.NANOSECONDS);
            return () -> scheduled.cancel(false);
        }

        @Override
        public boolean inLoop() {
            return Thread.currentThread() == thread;
        }

        @Override
        public SortedMap<String, Long> counters() {
            return new TreeMap<>(Map.of("transport.open", (long) loops.size()));
        }

        @Override
        public void close() {
            loops.remove(local);
            executor.shutdownNow();
            Thread loop = thread;
            if (loop != null && !inLoop()) {
                Waiting.forEndOf(loop);
            }
        }
    }
}
