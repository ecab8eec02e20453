package io.qadom.core;

import java.util.concurrent.CountDownLatch;

/** What goes on to its end however often the thread is interrupted; the interrupt is kept for afterwards. */
final class Uninterrupted {

    private Uninterrupted() {}

    /** Runs something that an interrupt would cut off half-way, such as closing a store's files. */
    static void run(Runnable whole) {
        boolean interrupted = Thread.interrupted();
        try {
            whole.run();
        } finally {
            keep(interrupted);
        }
    }

    static void await(CountDownLatch latch) {
        boolean interrupted = false;
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        keep(interrupted);
    }

    private static void keep(boolean interrupted) {
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
