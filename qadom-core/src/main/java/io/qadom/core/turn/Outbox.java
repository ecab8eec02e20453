package io.qadom.core.turn;

import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** Collects the outputs of a turn in order. Bounded by what one turn may do; drained after each. */
public final class Outbox {

    private final ArrayDeque<Output> outputs = new ArrayDeque<>();

    /** Adds an output. */
    public void add(Output output) {
        outputs.add(output);
    }

    /** Takes the oldest output, or null when there is none. */
    public @Nullable Output poll() {
        return outputs.poll();
    }
}
