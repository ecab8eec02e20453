package io.qadom.core.rpc;

import io.qadom.api.Contact;
import io.qadom.api.Endpoint;
import io.qadom.core.turn.Timer;
import io.qadom.wire.Message;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One request under way: sent, perhaps stalled, perhaps tried again, at last answered or failed. */
public final class InFlight extends Timer {

    /** Where a request stands. */
    enum Phase {
        /** Sent, and the answer is not late. */
        SENT,
        /** Sent, and the answer is later than usual. */
        STALLED,
        /** Given up; a late answer still counts for a while. */
        FAILED
    }

    private final Requests requests;
    private final Endpoint to;
    private final Message.Request message;
    final long requestId;
    final Asker asker;

    @Nullable
    Contact contact;

    Phase phase = Phase.SENT;
    int triesLeft;
    int tries;
    /** Whether it counts among those that keep this node waiting: from the first stall to the end. */
    boolean keepsWaiting;

    long sentNanos;
    long answeredNanos;
    Optional<Endpoint> observed = Optional.empty();

    InFlight(Requests requests, long requestId, Question question, Asker asker) {
        this.requests = requests;
        this.requestId = requestId;
        this.to = question.to();
        this.contact = question.contact();
        this.message = question.message();
        this.triesLeft = question.tries();
        this.asker = asker;
    }

    /** Where the request went. */
    public Endpoint to() {
        return to;
    }

    /** What was asked. */
    public Message.Request message() {
        return message;
    }

    /** Who was asked or, when the key was not known, who has answered; null before that. */
    public @Nullable Contact contact() {
        return contact;
    }

    /** How many datagrams were sent. */
    public int tries() {
        return tries;
    }

    /** The time from the last try to the answer, once it is there. */
    public long roundTripNanos() {
        return answeredNanos - sentNanos;
    }

    /** The endpoint that the answering node saw this one at. */
    public Optional<Endpoint> observed() {
        return observed;
    }

    /** Whether this request changes something at the other side. */
    boolean isWrite() {
        return message instanceof Message.Store || message instanceof Message.Append;
    }

    @Override
    protected void fired(long nowNanos) {
        requests.timerFired(this, nowNanos);
    }
}
