package io.qadom.core;

import io.qadom.api.Endpoint;
import io.qadom.spi.DatagramListener;
import io.qadom.spi.Transport;
import io.qadom.spi.TransportConfig;
import io.qadom.spi.TransportProvider;
import java.nio.ByteBuffer;
import java.util.SortedMap;
import java.util.concurrent.atomic.AtomicReference;

/** A network on whose loops something happens at the worst moment: just before a task is handed over. */
final class AmbushedNetwork implements TransportProvider {

    /** What happens before the next task is handed over, once. */
    final AtomicReference<Runnable> ambush = new AtomicReference<>(() -> {});

    private final TransportProvider network = new InProcessNetwork();

    @Override
    public String name() {
        return "ambushed";
    }

    @Override
    public Transport open(TransportConfig config, DatagramListener listener) {
        return new Ambushed(network.open(config, listener));
    }

    private final class Ambushed implements Transport {

        private final Transport transport;

        private Ambushed(Transport transport) {
            this.transport = transport;
        }

        @Override
        public void execute(Runnable task) {
            ambush.getAndSet(() -> {}).run();
            transport.execute(task);
        }

        @Override
        public Endpoint localEndpoint() {
            return transport.localEndpoint();
        }

        @Override
        public int datagramBytesMax() {
            return transport.datagramBytesMax();
        }

        @Override
        public void send(Endpoint to, ByteBuffer datagram) {
            transport.send(to, datagram);
        }

        @Override
        public Scheduled schedule(Runnable task, long delayNanos) {
            return transport.schedule(task, delayNanos);
        }

        @Override
        public boolean inLoop() {
            return transport.inLoop();
        }

        @Override
        public SortedMap<String, Long> counters() {
            return transport.counters();
        }

        @Override
        public void close() {
            transport.close();
        }
    }
}
