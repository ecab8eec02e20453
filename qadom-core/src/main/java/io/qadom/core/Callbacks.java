package io.qadom.core;

import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/**
 * Where futures complete. The pool that all peers of a process share makes room for callbacks that block in
 * {@code join()}: a fork-join pool starts another thread for each that does.
 */
final class Callbacks {

    private static final int THREADS = Math.max(2, Runtime.getRuntime().availableProcessors());

    private Callbacks() {}

    /** The shared pool, made at its first use; its threads are daemons and end when they are idle. */
    static Executor shared() {
        return Shared.POOL;
    }

    /** The user's executor, and the shared pool for what it takes no more: every future ends. */
    static Executor orShared(Executor given) {
        return task -> {
            try {
                given.execute(task);
            } catch (RejectedExecutionException e) {
                shared().execute(task);
            }
        };
    }

    private static final class Shared {
        private static final ForkJoinPool POOL = new ForkJoinPool(
                THREADS,
                pool -> {
                    var thread = ForkJoinPool.defaultForkJoinWorkerThreadFactory.newThread(pool);
                    thread.setName("qadom-callback-" + thread.getPoolIndex());
                    return thread;
                },
                null,
                true);
    }

    /** Runs tasks one after another in the order they come, on another executor. */
    static final class InOrder implements Executor {

        private final Executor executor;
        private final ArrayDeque<Runnable> tasks = new ArrayDeque<>();
        private boolean running;

        InOrder(Executor executor) {
            this.executor = executor;
        }

        @Override
        public void execute(Runnable task) {
            synchronized (tasks) {
                tasks.add(task);
                if (running) {
                    return;
                }
                running = true;
            }
            executor.execute(this::runAll);
        }

        private void runAll() {
            for (Runnable task = next(); task != null; task = next()) {
                task.run();
            }
        }

        private @Nullable Runnable next() {
            synchronized (tasks) {
                Runnable task = tasks.poll();
                running = task != null;
                return task;
            }
        }
    }
}
