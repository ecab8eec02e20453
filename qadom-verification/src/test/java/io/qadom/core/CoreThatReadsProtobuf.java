package io.qadom.core;

import com.google.protobuf.StandIn;

/** Breaks the rule that nobody knows Protobuf's classes. */
public final class CoreThatReadsProtobuf {

    /** What it must not know. */
    public StandIn message = new StandIn();
}
