package io.qadom.core.rpc;

import io.qadom.wire.Message;

/** Whoever asked. Told in this order: perhaps stalled, then answered or failed, and after a failure perhaps answered. */
public interface Asker {

    /** An asker that does not care. */
    Asker NOBODY = new Asker() {
        @Override
        public void answered(InFlight request, Message.Reply reply, long nowNanos) {
            // nobody waits for it
        }

        @Override
        public void failed(InFlight request, long nowNanos) {
            // nobody waits for it
        }
    };

    /** The answer takes longer than this contact's answers do: time to ask somebody else beside it. */
    default void stalled(InFlight request, long nowNanos) {}

    /** The answer is here. */
    void answered(InFlight request, Message.Reply reply, long nowNanos);

    /** No answer to any try. A late one still counts. */
    void failed(InFlight request, long nowNanos);
}
