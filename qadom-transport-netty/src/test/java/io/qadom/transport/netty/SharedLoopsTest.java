package io.qadom.transport.netty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.qadom.api.Endpoint;
import io.qadom.spi.Transport;
import io.qadom.spi.TransportConfig;
import io.qadom.spi.TransportException;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SharedLoopsTest {

    private static final int CORES = Runtime.getRuntime().availableProcessors();
    private static final long PATIENCE_MILLIS = 10_000;

    /** Those of the tests before as well. */
    @BeforeEach
    @AfterEach
    void waitForLoopsToEnd() throws InterruptedException {
        for (Thread loop : liveLoops()) {
            loop.join(PATIENCE_MILLIS);
        }
    }

    @Test
    void open_first_startsOneThread() {
        try (Transport transport = open()) {
            Thread loop = loopOf(transport);
            assertThat(loop.getName()).isEqualTo("qadom-loop-0");
            assertThat(liveLoops()).containsExactly(loop);
        }
    }

    @Test
    void open_twoForEachCore_twoOnEachLoop() {
        List<Transport> transports = openMany(2 * CORES);
        Map<Thread, Long> byLoop =
                transports.stream().collect(Collectors.groupingBy(SharedLoopsTest::loopOf, Collectors.counting()));
        transports.forEach(Transport::close);
        assertThat(byLoop).hasSize(CORES);
        assertThat(byLoop.values()).containsOnly(2L);
    }

    @Test
    void close_last_endsTheThread() throws InterruptedException {
        Transport first = open();
        Thread loop = loopOf(first);
        first.close();
        loop.join(PATIENCE_MILLIS);
        assertThat(loop.isAlive()).isFalse();
    }

    @Test
    void close_last_leavesNoThreadOfNetty() throws InterruptedException {
        openMany(2 * CORES).forEach(Transport::close);
        waitForLoopsToEnd();
        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("qadom-loop") || name.startsWith("globalEventExecutor"));
    }

    @Test
    void open_fromADaemon_keepsTheProcessAlive() {
        CompletableFuture<Transport> opened = new CompletableFuture<>();
        Thread daemon = new Thread(() -> opened.complete(open()));
        daemon.setDaemon(true);
        daemon.start();
        try (Transport transport = opened.join()) {
            assertThat(loopOf(transport).isDaemon()).isFalse();
        }
    }

    @Test
    void open_refused_leavesNoThread() throws InterruptedException {
        try (Transport first = open()) {
            Endpoint taken = first.localEndpoint();
            for (int i = 0; i < 4 * CORES; i++) {
                assertThatExceptionOfType(TransportException.class).isThrownBy(() -> open(taken));
            }
        }
        waitForLoopsToEnd();
        assertThat(liveLoops()).isEmpty();
    }

    @Test
    void open_afterSomeClosed_takesTheEmptiestLoop() {
        List<Transport> transports = openMany(2 * CORES);
        Thread emptied = loopOf(transports.get(0));
        transports.stream().filter(each -> loopOf(each) == emptied).skip(1).forEach(Transport::close);
        try (Transport next = open()) {
            assertThat(loopOf(next)).isSameAs(emptied);
        }
        transports.forEach(Transport::close);
    }

    private static List<Transport> openMany(int count) {
        return Stream.generate(SharedLoopsTest::open).limit(count).toList();
    }

    private static Transport open() {
        return open(Endpoint.of(InetAddress.getLoopbackAddress(), 0));
    }

    private static Transport open(Endpoint bind) {
        return new NettyTransportProvider().open(new TransportConfig(bind, 1500), (from, datagram) -> {});
    }

    private static Thread loopOf(Transport transport) {
        CompletableFuture<Thread> loop = new CompletableFuture<>();
        transport.execute(() -> loop.complete(Thread.currentThread()));
        return loop.join();
    }

    private static List<Thread> liveLoops() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("qadom-loop"))
                .toList();
    }
}
