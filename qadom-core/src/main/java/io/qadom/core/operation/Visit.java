package io.qadom.core.operation;

import io.qadom.api.Contact;
import io.qadom.api.Key;
import io.qadom.api.NodeId;
import io.qadom.core.lookup.Candidate;
import io.qadom.core.rpc.Asker;
import io.qadom.core.rpc.InFlight;
import io.qadom.core.rpc.Question;
import io.qadom.wire.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks one given node questions, one after another; finds it first by a lookup of its id when it is not in the table. */
final class Visit implements Asker {

    private static final int TRIES = 2;

    /** Hears what the node says. */
    interface Listener {

        /** The node has answered; the listener may {@link Visit#ask} again. */
        void replied(Contact node, Message.Reply reply, long nowNanos);

        /** The node cannot be found or does not answer. */
        void unreachable(long nowNanos);
    }

    private final Surroundings around;
    private final NodeId node;
    private final Listener listener;
    private final List<InFlight> underWay = new ArrayList<>(1);
    private @Nullable Walk walk;
    private @Nullable Contact contact;
    private boolean stopped;

    Visit(Surroundings around, NodeId node, Listener listener) {
        this.around = around;
        this.node = node;
        this.listener = listener;
    }

    void ask(Message.Request message, long nowNanos) {
        if (contact == null) {
            contact = around.table().contact(node).orElse(null);
        }
        if (contact != null) {
            send(contact, message, nowNanos);
        } else {
            find(message, nowNanos);
        }
    }

    private void find(Message.Request message, long nowNanos) {
        Key id = Key.of(node.toByteArray());
        Walk found = new Walk(
                around,
                around.lookup(id, around.config().bucketSize(), nowNanos),
                new Walk.ToClosest(new Message.FindNode(id)) {
                    @Override
                    public void arrived(long arrivedNanos) {
                        found(message, arrivedNanos);
                    }
                });
        walk = found;
        found.go(nowNanos);
    }

    private void found(Message.Request message, long nowNanos) {
        Optional<Contact> match = walk == null
                ? Optional.empty()
                : walk.lookup().succeeded().stream()
                        .map(Candidate::contact)
                        .filter(candidate -> candidate.id().equals(node))
                        .findFirst();
        if (match.isEmpty()) {
            listener.unreachable(nowNanos);
            return;
        }
        contact = match.get();
        send(match.get(), message, nowNanos);
    }

    private void send(Contact to, Message.Request message, long nowNanos) {
        InFlight request = around.requests().ask(Question.to(to, message, TRIES), this, nowNanos);
        if (request == null) {
            listener.unreachable(nowNanos);
        } else {
            underWay.add(request);
        }
    }

    @Override
    public void answered(InFlight request, Message.Reply reply, long nowNanos) {
        Contact who = request.contact();
        if (underWay.remove(request) && who != null && !stopped) {
            listener.replied(who, reply, nowNanos);
        }
    }

    @Override
    public void failed(InFlight request, long nowNanos) {
        if (underWay.remove(request) && !stopped) {
            listener.unreachable(nowNanos);
        }
    }

    void stop() {
        stopped = true;
        underWay.forEach(around.requests()::abandon);
        if (walk != null) {
            walk.stop();
        }
    }
}
