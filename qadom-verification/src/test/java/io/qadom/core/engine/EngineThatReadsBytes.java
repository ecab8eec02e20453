package io.qadom.core.engine;

import io.qadom.wire.Codec;

/** Breaks the rule that bytes end at the node. */
public final class EngineThatReadsBytes {

    /** What it must not know. */
    public int counters(Codec codec) {
        return codec.counters().size();
    }
}
