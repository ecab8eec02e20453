package io.qadom.core.engine;

import io.qadom.core.turn.Input;
import io.qadom.core.turn.Output;
import io.qadom.core.turn.StoreTask;
import io.qadom.core.turn.UserRequest;

/** Breaks the rule that a kind is asked for in one place. */
public final class EngineThatDispatchesAgain {

    /** Asks again for kinds that others have asked for. */
    public boolean isAny(Output output, Input input, StoreTask task, UserRequest request) {
        return output instanceof Output.Send
                || input instanceof Input.Received
                || task instanceof StoreTask.Sweep
                || request instanceof UserRequest.Get;
    }
}
