package io.qadom.core.rpc;

import io.qadom.core.operation.Operation;

/** Breaks the rule that requests do not know what they are for. */
public final class RpcThatSeesOperations {

    /** What it must not know. */
    public long number(Operation operation) {
        return operation.number();
    }
}
