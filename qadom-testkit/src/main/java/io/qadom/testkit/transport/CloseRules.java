package io.qadom.testkit.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.qadom.spi.Transport;
import io.qadom.spi.Transport.Scheduled;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The end of a transport: silence, and nothing left behind. */
interface CloseRules extends TransportRules {

    @Test
    default void close_duringAFlood_listenerIsSilentAfterwards() throws InterruptedException {
        AtomicBoolean closed = new AtomicBoolean();
        AtomicInteger calledAfterClose = new AtomicInteger();
        CountDownLatch flooded = new CountDownLatch(50);
        Transport transport = open(Loopback.IPV4, (from, datagram) -> {
            calledAfterClose.addAndGet(closed.get() ? 1 : 0);
            flooded.countDown();
        });
        AtomicBoolean flooding = new AtomicBoolean(true);
        Thread flood = new Thread(() -> {
            while (flooding.get()) {
                Loopback.sendPlain(transport.localEndpoint(), Datagrams.series(20, 100));
            }
        });
        flood.start();
        flooded.await();
        transport.close();
        closed.set(true);
        Station witness = station();
        station().assertReaches(witness);
        flooding.set(false);
        flood.join();
        assertThat(calledAfterClose).hasValue(0);
    }

    @Test
    default void close_insideTheListener_isTheLastCall() throws InterruptedException {
        AtomicInteger calls = new AtomicInteger();
        CompletableFuture<Transport> itself = new CompletableFuture<>();
        CompletableFuture<Boolean> closed = new CompletableFuture<>();
        Transport transport = open(Loopback.IPV4, (from, datagram) -> {
            calls.incrementAndGet();
            itself.join().close();
            closed.complete(true);
        });
        Loopback.sendPlain(transport.localEndpoint(), Datagrams.series(20, 100));
        // The listener waits for this, so that the datagrams behind the first are there when it closes.
        itself.complete(transport);
        assertThat(closed.join()).isTrue();
        station().assertReaches(station());
        assertThat(calls).hasValue(1);
    }

    @Test
    default void close_twiceAndFromTheLoop_doesNothingMore() {
        Station station = station();
        Transport transport = station.transport();
        assertThat(station.<Boolean>onLoop(() -> {
                    transport.close();
                    transport.close();
                    return true;
                }))
                .isTrue();
        assertThatCode(transport::close).doesNotThrowAnyException();
    }

    @Test
    default void close_fromTwoThreads_bothReturnClosed() throws InterruptedException {
        Station station = station();
        Thread other = new Thread(station.transport()::close);
        other.start();
        station.transport().close();
        Station successor = station(station.endpoint());
        other.join();
        station().assertReaches(successor);
    }

    @Test
    default void close_returned_portIsFree() throws InterruptedException {
        Station predecessor = station();
        for (int i = 0; i < 100; i++) {
            predecessor.transport().close();
            predecessor = station(predecessor.endpoint());
        }
        station().assertReaches(predecessor);
    }

    @Test
    default void close_oneOfSeveral_othersGoOn() throws InterruptedException {
        List<Station> stations = List.of(station(), station(), station(), station());
        stations.get(0).transport().close();
        stations.get(2).transport().close();
        stations.get(1).assertReaches(stations.get(3));
        stations.get(3).assertReaches(stations.get(1));
    }

    @Test
    default void close_datagramJustSent_stillLeaves() throws InterruptedException {
        Station sender = station();
        Station receiver = station();
        sender.onLoop(() -> {
            sender.transport()
                    .send(receiver.endpoint(), Datagrams.numbered(5, 100).asByteBuffer());
            sender.transport().close();
            return true;
        });
        assertThat(receiver.inbox().next().datagram()).isEqualTo(Datagrams.numbered(5, 100));
    }

    @Test
    default void execute_afterClose_isDropped() throws InterruptedException {
        CountDownLatch ran = new CountDownLatch(1);
        Transport transport = station().transport();
        Scheduled pending = transport.schedule(ran::countDown, TimeUnit.HOURS.toNanos(1));
        transport.close();
        transport.execute(ran::countDown);
        transport.schedule(ran::countDown, 1);
        transport.schedule(ran::countDown, 1).cancel();
        pending.cancel();
        assertThat(ran.await(50, TimeUnit.MILLISECONDS)).isFalse();
    }

    @Test
    default void close_tasksPending_areDropped() throws InterruptedException {
        CountDownLatch ran = new CountDownLatch(1);
        Transport transport = station().transport();
        transport.execute(() -> {
            transport.execute(ran::countDown);
            transport.schedule(ran::countDown, 1);
            transport.close();
        });
        assertThat(ran.await(50, TimeUnit.MILLISECONDS)).isFalse();
    }

    @Test
    default void counters_afterClose_areStillThere() throws InterruptedException {
        Station sender = station();
        Station receiver = station();
        sender.assertReaches(receiver);
        sender.transport().close();
        assertThat(sender.counter("transport.datagrams.out")).isEqualTo(1);
    }
}
