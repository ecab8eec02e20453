package io.qadom.testkit.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.qadom.spi.Transport;
import io.qadom.spi.Transport.Scheduled;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** One loop, and what runs on it when. */
interface LoopRules extends TransportRules {

    @Test
    default void inLoop_everyCallback_true() {
        CompletableFuture<Transport> itself = new CompletableFuture<>();
        CompletableFuture<Boolean> listening = new CompletableFuture<>();
        CompletableFuture<Boolean> executed = new CompletableFuture<>();
        CompletableFuture<Boolean> scheduled = new CompletableFuture<>();
        Transport transport = open(
                Loopback.IPV4,
                (from, datagram) -> listening.complete(itself.join().inLoop()));
        itself.complete(transport);
        Loopback.sendPlain(transport.localEndpoint(), Datagrams.series(1, 8));
        transport.execute(() -> executed.complete(transport.inLoop()));
        transport.schedule(() -> scheduled.complete(transport.inLoop()), 1);
        assertThat(List.of(listening.join(), executed.join(), scheduled.join())).containsOnly(true);
    }

    @Test
    default void inLoop_anotherThread_false() {
        assertThat(station().transport().inLoop()).isFalse();
    }

    @Test
    default void execute_fromTheLoop_runsAfterTheCaller() throws InterruptedException {
        Transport transport = station().transport();
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch done = new CountDownLatch(1);
        transport.execute(() -> {
            transport.execute(() -> {
                order.add("inner");
                done.countDown();
            });
            order.add("outer");
        });
        done.await();
        assertThat(order).containsExactly("outer", "inner");
    }

    @Test
    default void execute_fromManyThreads_oneAtATimeInOrderOfEach() throws InterruptedException {
        int threads = 4;
        List<Integer> numbers = IntStream.range(0, 500).boxed().toList();
        Transport transport = station().transport();
        AtomicInteger running = new AtomicInteger();
        AtomicInteger overlaps = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(threads * numbers.size());
        List<List<Integer>> ran =
                Stream.<List<Integer>>generate(ArrayList::new).limit(threads).toList();
        for (List<Integer> mine : ran) {
            Consumer<Integer> task = number -> {
                overlaps.addAndGet(running.getAndIncrement());
                mine.add(number);
                running.decrementAndGet();
                done.countDown();
            };
            new Thread(() -> numbers.forEach(number -> transport.execute(() -> task.accept(number)))).start();
        }
        done.await();
        assertThat(overlaps).hasValue(0);
        assertThat(ran).allSatisfy(mine -> assertThat(mine).isEqualTo(numbers));
    }

    @Test
    default void execute_taskThrows_nextRunsAndTheErrorIsCounted() {
        Station station = station();
        station.transport().execute(() -> {
            throw new IllegalStateException("a task that the kit lets fail");
        });
        assertThat(station.<Boolean>onLoop(() -> true)).isTrue();
        assertThat(station.counter("transport.errors")).isEqualTo(1);
    }

    @Test
    default void schedule_delay_isNotShortened() {
        Station station = station();
        long delayNanos = TimeUnit.MILLISECONDS.toNanos(30);
        CompletableFuture<Long> ranAt = new CompletableFuture<>();
        long calledAt = System.nanoTime();
        station.transport().schedule(() -> ranAt.complete(System.nanoTime()), delayNanos);
        assertThat(ranAt.join() - calledAt).isGreaterThanOrEqualTo(delayNanos);
    }

    @Test
    default void schedule_noDelay_runsAfterTheCaller() throws InterruptedException {
        Transport transport = station().transport();
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch done = new CountDownLatch(1);
        transport.execute(() -> {
            transport.schedule(
                    () -> {
                        order.add("task");
                        done.countDown();
                    },
                    0);
            order.add("caller");
        });
        done.await();
        assertThat(order).containsExactly("caller", "task");
    }

    @Test
    default void schedule_shortDelayAfterALongOne_doesNotWaitForIt() throws InterruptedException {
        Transport transport = station().transport();
        CountDownLatch done = new CountDownLatch(2);
        Scheduled fromElsewhere = transport.schedule(done::countDown, TimeUnit.HOURS.toNanos(1));
        transport.schedule(done::countDown, TimeUnit.MILLISECONDS.toNanos(5));
        transport.execute(() -> transport.schedule(done::countDown, TimeUnit.MILLISECONDS.toNanos(5)));
        done.await();
        fromElsewhere.cancel();
    }

    @Test
    default void cancel_onTheLoop_doesNotRun() throws InterruptedException {
        Transport transport = station().transport();
        AtomicBoolean ran = new AtomicBoolean();
        CountDownLatch later = new CountDownLatch(1);
        transport.execute(() -> {
            transport.schedule(() -> ran.set(true), 1).cancel();
            transport.schedule(later::countDown, TimeUnit.MILLISECONDS.toNanos(5));
        });
        later.await();
        assertThat(ran).isFalse();
    }

    @Test
    default void cancel_fromAnotherThread_doesNotRun() throws InterruptedException {
        Transport transport = station().transport();
        AtomicBoolean ran = new AtomicBoolean();
        CountDownLatch cancelled = new CountDownLatch(1);
        CountDownLatch later = new CountDownLatch(1);
        // The loop is kept busy, so that the time comes only after the cancellation.
        transport.execute(() -> awaitQuietly(cancelled));
        transport.schedule(() -> ran.set(true), 1).cancel();
        transport.schedule(later::countDown, TimeUnit.MILLISECONDS.toNanos(5));
        cancelled.countDown();
        later.await();
        assertThat(ran).isFalse();
    }

    @Test
    default void cancel_afterItRan_doesNothing() {
        Station station = station();
        CompletableFuture<Boolean> ran = new CompletableFuture<>();
        Scheduled scheduled = station.transport().schedule(() -> ran.complete(true), 1);
        assertThat(ran.join()).isTrue();
        assertThatCode(() -> {
                    scheduled.cancel();
                    scheduled.cancel();
                })
                .doesNotThrowAnyException();
        assertThat(station.<Boolean>onLoop(() -> true)).isTrue();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("the loop was interrupted", e);
        }
    }
}
