package io.qadom.core.routing;

import io.qadom.core.turn.TurnThatSeesRouting;
import io.qadom.wire.Message;

/** Breaks the rule that routing never sees a message, and closes a cycle. */
public final class RoutingThatSeesMessages {

    /** What it must not know. */
    public Message message = Message.Ping.INSTANCE;

    /** Closes a cycle. */
    public Class<?> turn = TurnThatSeesRouting.class;
}
