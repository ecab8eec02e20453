package io.qadom.cli.bench;

import io.qadom.api.QadomException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.jspecify.annotations.Nullable;

/**
 * Runs operations, a fixed number of them under way at once. Each lane starts its next operation from the completion of
 * the one before, on the thread that completed it: no thread of the benchmark stands between two operations.
 */
final class Window {

    /** Every operation of a peer ends within seconds; a minute without one is a fault to be told. */
    private static final long STALL_SECONDS = 60;

    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(STALL_SECONDS);

    private final Operation operation;
    private final int operations;
    private final CountDownLatch lanes;
    private final Runnable onEach;
    private final AtomicInteger next = new AtomicInteger();
    private final LongAdder ended = new LongAdder();
    private final LongAdder ok = new LongAdder();
    private final ConcurrentHistogram nanos = new ConcurrentHistogram(LONGEST_NANOS, 3);
    private final AtomicReference<@Nullable Throwable> firstFailure = new AtomicReference<>();
    private volatile long firstNanos;

    private Window(Operation operation, int operations, int width, Runnable onEach) {
        this.operation = operation;
        this.operations = operations;
        this.lanes = new CountDownLatch(width);
        this.onEach = onEach;
    }

    /**
     * Runs operations to their end.
     *
     * @param operation starts them
     * @param operations how many
     * @param width how many are under way at once
     * @param onEach told of each end, by any thread
     * @return how long they took
     * @throws QadomException when operations do not end
     */
    static Timing run(Operation operation, int operations, int width, Runnable onEach) {
        Window window = new Window(operation, operations, width, onEach);
        long started = System.nanoTime();
        for (int lane = 0; lane < width; lane++) {
            window.lane();
        }
        window.awaitEnd();
        return window.timing(System.nanoTime() - started);
    }

    private void lane() {
        int index = next.getAndIncrement();
        while (index < operations) {
            int current = index;
            long started = System.nanoTime();
            var result = operation.start(current);
            if (!result.isDone()) {
                result.whenComplete((good, failure) -> {
                    end(current, started, good, failure);
                    lane();
                });
                return;
            }
            // A loop, not a callback: operations that end at once would pile up on the stack.
            result.whenComplete((good, failure) -> end(current, started, good, failure));
            index = next.getAndIncrement();
        }
        lanes.countDown();
    }

    private void end(int index, long started, @Nullable Boolean good, @Nullable Throwable failure) {
        long took = System.nanoTime() - started;
        nanos.recordValue(Math.min(took, LONGEST_NANOS));
        if (index == 0) {
            firstNanos = took;
        }
        if (Boolean.TRUE.equals(good)) {
            ok.increment();
        }
        if (failure != null) {
            firstFailure.compareAndSet(null, failure);
        }
        ended.increment();
        onEach.run();
    }

    private void awaitEnd() {
        try {
            long before = -1;
            while (!lanes.await(STALL_SECONDS, TimeUnit.SECONDS)) {
                if (ended.sum() == before) {
                    throw new QadomException(ended + " of " + operations + " operations ended, and none more in "
                            + STALL_SECONDS + " s");
                }
                before = ended.sum();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new QadomException("interrupted after " + ended + " of " + operations + " operations", e);
        }
    }

    private Timing timing(long elapsedNanos) {
        return new Timing(
                operations, ok.intValue(), elapsedNanos, firstNanos, nanos, Optional.ofNullable(firstFailure.get()));
    }
}
