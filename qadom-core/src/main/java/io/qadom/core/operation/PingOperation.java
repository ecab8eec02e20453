package io.qadom.core.operation;

import io.qadom.api.Bytes;
import io.qadom.api.Contact;
import io.qadom.api.PingOutcome;
import io.qadom.core.rpc.Asker;
import io.qadom.core.rpc.InFlight;
import io.qadom.core.rpc.Question;
import io.qadom.core.turn.BootstrapContact;
import io.qadom.wire.Message;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks one address whether a node is there. */
public final class PingOperation extends Operation implements Asker {

    private static final int TRIES = 2;

    private final BootstrapContact whom;
    private @Nullable InFlight request;

    /** A ping that has not started. */
    public PingOperation(long number, BootstrapContact whom, Surroundings around) {
        super(number, around);
        this.whom = whom;
    }

    @Override
    void begin(long nowNanos) {
        request = around.requests().ask(question(whom, TRIES), this, nowNanos);
        if (request == null) {
            finish(new PingOutcome.Unanswered(0));
        }
    }

    /** A ping of an address, to a given key when it is known. */
    static Question question(BootstrapContact whom, int tries) {
        Optional<Bytes> key = whom.publicKey();
        Contact contact = key.isPresent() ? Contact.of(key.get(), whom.endpoint()) : null;
        return new Question(contact, whom.endpoint(), Message.Ping.INSTANCE, tries);
    }

    @Override
    public void answered(InFlight answered, Message.Reply reply, long nowNanos) {
        Contact contact = answered.contact();
        if (contact != null && reply instanceof Message.Pong) {
            finish(new PingOutcome.Answered(contact, Duration.ofNanos(answered.roundTripNanos()), answered.observed()));
        } else {
            finish(new PingOutcome.Unanswered(answered.tries()));
        }
    }

    @Override
    public void failed(InFlight failed, long nowNanos) {
        finish(new PingOutcome.Unanswered(failed.tries()));
    }

    @Override
    void timedOut(long nowNanos) {
        finish(new PingOutcome.Unanswered(request == null ? 0 : request.tries()));
    }

    @Override
    void stopAsking() {
        if (request != null) {
            around.requests().abandon(request);
        }
    }
}
