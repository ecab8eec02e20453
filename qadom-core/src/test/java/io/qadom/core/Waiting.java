package io.qadom.core;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;

/** Waits that end: whatever does not happen within 20 s fails the test. */
final class Waiting {

    private static final long SECONDS_MAX = 20;

    private Waiting() {}

    static <T> T forResult(CompletableFuture<T> future) {
        try {
            return future.get(SECONDS_MAX, SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new AssertionError("no result: " + e, e);
        }
    }

    /** What the future fails with, freed of the wrapping. */
    static Throwable forFailure(CompletableFuture<?> future) {
        try {
            throw new AssertionError("no failure but " + future.get(SECONDS_MAX, SECONDS));
        } catch (ExecutionException e) {
            return Objects.requireNonNull(e.getCause());
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("no end: " + e, e);
        }
    }

    static void forLatch(CountDownLatch latch) {
        try {
            if (!latch.await(SECONDS_MAX, SECONDS)) {
                throw new AssertionError("not within " + SECONDS_MAX + " s");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Waits however often the waiting thread is interrupted, and keeps the interrupt. */
    static void forEndOf(Thread thread) {
        boolean interrupted = Thread.interrupted();
        try {
            thread.join(SECONDS.toMillis(SECONDS_MAX));
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        if (thread.isAlive()) {
            throw new AssertionError(thread + " does not end");
        }
    }
}
