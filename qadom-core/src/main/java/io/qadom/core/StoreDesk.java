package io.qadom.core;

import io.qadom.core.record.Keeper;
import io.qadom.core.turn.Input.StoreAnswered;
import io.qadom.core.turn.StoreResult;
import io.qadom.core.turn.StoreTask;
import io.qadom.spi.Store;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the loop hands in what the store shall do. A store that never waits is called on the loop. For one that does
 * there is a bounded queue, and a few threads that the peers of a process share: a free one takes all that waits here as
 * one group and commits it at once. While a group is being synchronised the next one gathers; when nothing gathers
 * nothing waits; and when many peers want the disk, each gets it seldom and commits much.
 */
final class StoreDesk {

    private static final Logger LOG = LoggerFactory.getLogger(StoreDesk.class);
    private static final int QUEUE_MAX = 4_096;
    private static final int GROUP_MAX = 512;

    private final Store store;
    private final Keeper keeper;
    private final Supplier<Instant> now;
    private final Consumer<List<StoreAnswered>> answers;
    private final List<StoreTask> gathered = new ArrayList<>();
    private final BlockingQueue<StoreTask> queue;
    private final AtomicLong queueFull = new AtomicLong();
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private final @Nullable Executor threads;
    private boolean closed;

    /**
     * A desk in front of an open store.
     *
     * @param now the moment of the loop's time, callable from any thread
     * @param answers takes answers that come from the store's thread
     */
    StoreDesk(Store store, Keeper keeper, Supplier<Instant> now, Consumer<List<StoreAnswered>> answers) {
        this.store = store;
        this.keeper = keeper;
        this.now = now;
        this.answers = answers;
        this.queue = new ArrayBlockingQueue<>(store.blocking() ? QUEUE_MAX : 1);
        this.threads = store.blocking() ? StoreThreads.shared() : null;
    }

    /** Takes a task on the loop; gives its answer when that needs no waiting, else null. */
    @Nullable
    StoreAnswered ask(StoreTask task) {
        StoreResult result = performNow(task);
        if (result != null) {
            return new StoreAnswered(task.ticket(), result);
        }
        if (threads == null) {
            gathered.add(task);
            return null;
        }
        if (queue.offer(task)) {
            schedule(threads);
            return null;
        }
        queueFull.incrementAndGet();
        return Keeper.refuse(task);
    }

    /** What the store cannot say at once, for whatever reason, it is asked in its turn. */
    private @Nullable StoreResult performNow(StoreTask task) {
        try {
            return keeper.performNow(task, now.get());
        } catch (RuntimeException e) {
            LOG.debug("the store failed to answer at once", e);
            return null;
        }
    }

    /** Does on the loop what has been gathered for a store that never waits. */
    List<StoreAnswered> performGathered() {
        if (gathered.isEmpty()) {
            return List.of();
        }
        List<StoreAnswered> done = keeper.perform(gathered, now.get());
        gathered.clear();
        return done;
    }

    private void schedule(Executor executor) {
        if (scheduled.compareAndSet(false, true)) {
            executor.execute(() -> work(executor));
        }
    }

    /** One group, then the threads are for the other peers again. */
    private void work(Executor executor) {
        try {
            workOnce();
        } finally {
            scheduled.set(false);
        }
        if (!queue.isEmpty()) {
            schedule(executor);
        }
    }

    private synchronized void workOnce() {
        List<StoreTask> group = new ArrayList<>();
        queue.drainTo(group, GROUP_MAX);
        if (!closed && !group.isEmpty()) {
            answers.accept(perform(group));
        }
    }

    /** A store that breaks its contract costs the group, not the thread. */
    private List<StoreAnswered> perform(List<StoreTask> group) {
        try {
            return keeper.perform(group, now.get());
        } catch (RuntimeException | Error e) {
            LOG.error("the store failed in a way it must not", e);
            return group.stream().map(Keeper::refuse).toList();
        }
    }

    long queueFull() {
        return queueFull.get();
    }

    int queued() {
        return threads == null ? 0 : queue.size();
    }

    /** Waits for the group under way and closes the store. What was not done has not been acknowledged. */
    synchronized void close() {
        closed = true;
        store.close();
    }
}
