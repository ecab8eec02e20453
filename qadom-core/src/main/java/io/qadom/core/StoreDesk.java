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
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the loop hands in what the store shall do. A store that never waits is called on the loop; for one that does
 * there is a thread with a bounded queue in front of it. The thread takes all that waits as one group and commits it at
 * once: while one group is being synchronised the next one gathers, and when there is nothing to gather nothing waits.
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
    private final @Nullable Thread thread;
    private volatile boolean closed;

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
        this.thread = store.blocking() ? new Thread(this::work, "qadom-store") : null;
    }

    void open() {
        if (thread != null) {
            thread.setDaemon(true);
            thread.start();
        }
    }

    /** Takes a task on the loop; gives its answer when that needs no waiting, else null. */
    @Nullable
    StoreAnswered ask(StoreTask task) {
        StoreResult result = keeper.performNow(task, now.get());
        if (result != null) {
            return new StoreAnswered(task.ticket(), result);
        }
        if (thread == null) {
            gathered.add(task);
            return null;
        }
        if (queue.offer(task)) {
            return null;
        }
        queueFull.incrementAndGet();
        return Keeper.refuse(task);
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

    private void work() {
        List<StoreTask> group = new ArrayList<>(GROUP_MAX);
        try {
            while (true) {
                group.add(queue.take());
                if (closed) {
                    return;
                }
                queue.drainTo(group, GROUP_MAX - 1);
                answers.accept(perform(group));
                group.clear();
            }
        } catch (InterruptedException e) {
            LOG.error("the store's thread was interrupted; nothing is stored any more", e);
        }
    }

    /** A store that breaks its contract costs the group, not the thread. */
    private List<StoreAnswered> perform(List<StoreTask> group) {
        try {
            return keeper.perform(group, now.get());
        } catch (RuntimeException e) {
            LOG.error("the store failed in a way it must not", e);
            return group.stream().map(Keeper::refuse).toList();
        }
    }

    long queueFull() {
        return queueFull.get();
    }

    int queued() {
        return thread == null ? 0 : queue.size();
    }

    /** Ends the thread and closes the store. */
    void close() {
        closed = true;
        if (thread != null) {
            // Not by an interrupt: that would close a file channel under the store. A full queue wakes the thread
            // anyway.
            if (queue.offer(new StoreTask.Sweep())) {
                LOG.debug("the store's thread is asked to end");
            }
            joinThread(thread);
        }
        store.close();
    }

    private static void joinThread(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
