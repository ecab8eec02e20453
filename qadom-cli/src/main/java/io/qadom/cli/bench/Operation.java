package io.qadom.cli.bench;

import java.util.concurrent.CompletableFuture;

/** Starts the operations of a phase. Called by several threads at once. */
@FunctionalInterface
interface Operation {

    /**
     * Starts one operation.
     *
     * @param index which, from 0; each is started once
     * @return whether it came to what it should
     */
    CompletableFuture<Boolean> start(int index);
}
