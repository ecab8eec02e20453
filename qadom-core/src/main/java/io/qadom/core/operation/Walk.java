package io.qadom.core.operation;

import io.qadom.api.Contact;
import io.qadom.core.lookup.Candidate;
import io.qadom.core.lookup.Lookup;
import io.qadom.core.rpc.Asker;
import io.qadom.core.rpc.InFlight;
import io.qadom.core.rpc.Question;
import io.qadom.wire.Message;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A {@link Lookup} being carried out: asks the candidates it names and tells it what became of each question. */
final class Walk {

    /** Says what is asked on the way and judges the answers. */
    interface Guide {

        /** What to ask a candidate. */
        Message.Request question(Candidate candidate);

        /** Takes an answer; gives the closer contacts that came with it, or null when it answers another question. */
        @Nullable
        List<Contact> accept(Candidate candidate, Message.Reply reply, long nowNanos);

        /** The lookup is over; called once. */
        void arrived(long nowNanos);
    }

    /** A guide for who only wants the closest nodes. */
    abstract static class ToClosest implements Guide {

        private final Message.Request question;

        ToClosest(Message.Request question) {
            this.question = question;
        }

        @Override
        public Message.Request question(Candidate candidate) {
            return question;
        }

        @Override
        public @Nullable List<Contact> accept(Candidate candidate, Message.Reply reply, long nowNanos) {
            return reply instanceof Message.Nodes nodes ? nodes.closest() : null;
        }
    }

    private final Surroundings around;
    private final Lookup lookup;
    private final Guide guide;
    private final List<InFlight> underWay = new ArrayList<>(4);
    private boolean stopped;

    Walk(Surroundings around, Lookup lookup, Guide guide) {
        this.around = around;
        this.lookup = lookup;
        this.guide = guide;
    }

    Lookup lookup() {
        return lookup;
    }

    /** Asks whoever is next; called at the start and after anything has changed. */
    void go(long nowNanos) {
        while (!stopped) {
            Candidate candidate = lookup.next();
            if (candidate == null) {
                break;
            }
            ask(candidate, nowNanos);
        }
        if (!stopped && lookup.isFinished()) {
            stop();
            guide.arrived(nowNanos);
        }
    }

    /** Asks nobody any more. Answers under way still tell the table who is alive. */
    void stop() {
        if (!stopped) {
            stopped = true;
            underWay.forEach(around.requests()::abandon);
            underWay.clear();
        }
    }

    private void ask(Candidate candidate, long nowNanos) {
        Contact contact = candidate.contact();
        InFlight request = around.requests()
                .ask(
                        Question.to(contact, guide.question(candidate), around.triesFor(contact)),
                        new Asked(candidate),
                        nowNanos);
        if (request == null) {
            lookup.failed(candidate);
        } else {
            underWay.add(request);
        }
    }

    /** One candidate's question. */
    private final class Asked implements Asker {

        private final Candidate candidate;

        private Asked(Candidate candidate) {
            this.candidate = candidate;
        }

        @Override
        public void stalled(InFlight request, long nowNanos) {
            if (!stopped) {
                lookup.stalled(candidate);
                lookup.widen();
                go(nowNanos);
            }
        }

        @Override
        public void failed(InFlight request, long nowNanos) {
            if (!stopped) {
                underWay.remove(request);
                lookup.failed(candidate);
                go(nowNanos);
            }
        }

        @Override
        public void answered(InFlight request, Message.Reply reply, long nowNanos) {
            if (stopped) {
                return;
            }
            underWay.remove(request);
            List<Contact> closer = guide.accept(candidate, reply, nowNanos);
            if (stopped) {
                return;
            }
            if (closer == null) {
                lookup.failed(candidate);
            } else {
                lookup.answered(candidate, request.roundTripNanos());
                lookup.heard(candidate, admissible(closer, nowNanos));
            }
            go(nowNanos);
        }
    }

    private List<Contact> admissible(List<Contact> contacts, long nowNanos) {
        List<Contact> admissible = new ArrayList<>(contacts.size());
        for (Contact contact : contacts) {
            if (around.judge().mayAsk(contact, nowNanos)) {
                admissible.add(contact);
            }
        }
        return admissible;
    }
}
