package io.qadom.core.turn;

import io.qadom.core.routing.RoutingThatSeesMessages;

/** Breaks the rule that the turn is a leaf. */
public final class TurnThatSeesRouting {

    /** What it must not know. */
    public Class<?> routing = RoutingThatSeesMessages.class;
}
