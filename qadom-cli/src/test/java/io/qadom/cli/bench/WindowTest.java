package io.qadom.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WindowTest {

    private final ExecutorService executor = Executors.newFixedThreadPool(2);
    private final Set<Integer> started = ConcurrentHashMap.newKeySet();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    @AfterEach
    void shutDown() {
        executor.shutdown();
    }

    private CompletableFuture<Boolean> onOtherThread(int index) {
        started.add(index);
        most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
        return CompletableFuture.supplyAsync(() -> underWay.decrementAndGet() >= 0, executor);
    }

    @Test
    void run_operationsThatEndLater_startsEachOnceAndNeverMoreThanTheWindow() {
        Timing timing = Window.run(this::onOtherThread, 1_000, 7, () -> {});

        assertThat(timing.operations()).isEqualTo(1_000);
        assertThat(timing.ok()).isEqualTo(1_000);
        assertThat(timing.nanos().getTotalCount()).isEqualTo(1_000);
        assertThat(started).hasSize(1_000);
        assertThat(most.get()).isBetween(1, 7);
    }

    @Test
    void run_operationsThatEndAtOnce_doNotPileUpOnTheStack() {
        Timing timing = Window.run(index -> CompletableFuture.completedFuture(true), 200_000, 3, () -> {});

        assertThat(timing.ok()).isEqualTo(200_000);
    }

    @Test
    void run_fewerOperationsThanTheWindow_ends() {
        AtomicInteger ended = new AtomicInteger();

        Timing timing = Window.run(this::onOtherThread, 2, 64, ended::incrementAndGet);

        assertThat(timing.ok()).isEqualTo(2);
        assertThat(ended).hasValue(2);
    }

    @Test
    void run_operationsThatFail_areCountedAndTheFirstIsKept() {
        IllegalStateException failure = new IllegalStateException("third");

        Timing timing = Window.run(
                index -> index == 3
                        ? CompletableFuture.failedFuture(failure)
                        : CompletableFuture.completedFuture(index != 5),
                10,
                1,
                () -> {});

        assertThat(timing.operations()).isEqualTo(10);
        assertThat(timing.ok()).isEqualTo(8);
        assertThat(timing.failure()).contains(failure);
    }
}
