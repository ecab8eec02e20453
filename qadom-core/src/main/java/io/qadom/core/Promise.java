package io.qadom.core;

import io.qadom.api.Key;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The future of one operation, and where it is completed. */
final class Promise {

    private final CompletableFuture<Object> future = new CompletableFuture<>();
    private final Executor executor;
    private final @Nullable Consumer<? super Key> onMember;

    Promise(Executor executor, @Nullable Consumer<? super Key> onMember) {
        this.executor = onMember == null ? executor : new Callbacks.InOrder(executor);
        this.onMember = onMember;
    }

    CompletableFuture<Object> future() {
        return future;
    }

    void complete(Object outcome) {
        executor.execute(() -> future.complete(outcome));
    }

    void fail(RuntimeException cause) {
        executor.execute(() -> future.completeExceptionally(cause));
    }

    void tell(Key member) {
        executor.execute(() -> {
            if (onMember != null && !future.isDone()) {
                tellNow(onMember, member);
            }
        });
    }

    /** A future for what a future of a future ends with; cancelling it cancels the inner one. */
    static <T> CompletableFuture<T> flattened(CompletableFuture<CompletableFuture<T>> outer) {
        CompletableFuture<T> flat = outer.thenCompose(inner -> inner);
        flat.whenComplete((result, failure) -> {
            if (flat.isCancelled()) {
                outer.thenAccept(inner -> inner.cancel(false));
            }
        });
        return flat;
    }

    /** What a callback throws is the user's own; it ends the search that called it. */
    private void tellNow(Consumer<? super Key> callback, Key member) {
        try {
            callback.accept(member);
        } catch (RuntimeException | Error e) {
            future.completeExceptionally(e);
        }
    }
}
