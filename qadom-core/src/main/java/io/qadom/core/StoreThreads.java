package io.qadom.core;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that wait for disks, shared by the peers of a process. Few on purpose: a disk synchronises one after another
 * anyway, and who waits for a thread gathers a larger group meanwhile.
 */
final class StoreThreads {

    private static final int THREADS = 4;
    private static final long IDLE_SECONDS = 5;

    private StoreThreads() {}

    /** The shared threads, made at their first use; they are daemons and end when they are idle. */
    static Executor shared() {
        return Shared.POOL;
    }

    private static final class Shared {

        private static final AtomicInteger COUNT = new AtomicInteger();

        // Each peer is in this queue once at most, so the peers bound it.
        private static final ThreadPoolExecutor POOL = new ThreadPoolExecutor(
                THREADS, THREADS, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, "qadom-store-" + COUNT.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });

        static {
            POOL.allowCoreThreadTimeOut(true);
        }
    }
}
