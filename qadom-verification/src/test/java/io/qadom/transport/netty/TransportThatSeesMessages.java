package io.qadom.transport.netty;

import io.qadom.wire.Message;

/** Breaks the rule that a transport knows no message. */
public final class TransportThatSeesMessages {

    /** What it must not know. */
    public Message message = Message.Ping.INSTANCE;
}
