package io.qadom.core.operation;

import io.qadom.api.Contact;
import io.qadom.api.GetOutcome;
import io.qadom.api.Key;
import io.qadom.api.NodeId;
import io.qadom.wire.Message;
import java.util.Optional;

/** Gets a value from one given node and nobody else. */
public final class GetFromOperation extends Operation implements Visit.Listener {

    private final Key key;
    private final Visit visit;

    /** A get that has not started. */
    public GetFromOperation(long number, Key key, NodeId node, Surroundings around) {
        super(number, around);
        this.key = key;
        this.visit = new Visit(around, node, this);
    }

    @Override
    void begin(long nowNanos) {
        visit.ask(new Message.FindValue(key), nowNanos);
    }

    @Override
    public void replied(Contact node, Message.Reply reply, long nowNanos) {
        if (!(reply instanceof Message.Value value)) {
            finish(new GetOutcome.NotFound(1, 1));
        } else if (Key.ofValue(value.value()).equals(key)) {
            finish(new GetOutcome.Found(value.value(), Optional.of(node)));
        } else {
            String evidence = "gave a value for " + key + " whose hash differs";
            around.judge().convict(node, evidence, nowNanos);
            finish(new GetOutcome.NotFound(1, 1));
        }
    }

    @Override
    public void unreachable(long nowNanos) {
        finish(new GetOutcome.Unanswered(1, 0));
    }

    @Override
    void timedOut(long nowNanos) {
        finish(new GetOutcome.Unanswered(1, 0));
    }

    @Override
    void stopAsking() {
        visit.stop();
    }
}
