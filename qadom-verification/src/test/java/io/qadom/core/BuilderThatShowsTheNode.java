package io.qadom.core;

import io.qadom.core.node.Node;

/** Breaks the rule that the public methods of the driver show nothing from below. */
public final class BuilderThatShowsTheNode {

    /** What it must not show. */
    public void show(Node node) {
        node.counters().clear();
    }
}
