package io.qadom.core.operation;

import io.qadom.api.Contact;
import io.qadom.api.Key;
import io.qadom.api.Receipts;
import io.qadom.api.RefusalReason;
import io.qadom.core.lookup.Candidate;
import io.qadom.core.lookup.Lookup;
import io.qadom.core.record.Lifetimes;
import io.qadom.core.rpc.Asker;
import io.qadom.core.rpc.InFlight;
import io.qadom.core.rpc.Question;
import io.qadom.wire.Message;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Gives a record to the closest candidates of a finished lookup; who refuses or is silent is replaced by the next. */
final class Placement implements Asker {

    /** How many nodes are asked to hold a record, for each that is wanted. */
    private static final int ATTEMPTS_PER_HOLDER = 3;

    /** Hears that the placement may be done. */
    interface Listener {
        void placed(long nowNanos);
    }

    private final Surroundings around;
    private final Lookup lookup;
    private final Message.Request message;
    private final int wanted;
    private final Listener listener;
    private final Set<Candidate> tried = new HashSet<>();
    private final List<InFlight> underWay = new ArrayList<>();
    private final List<Receipts.Receipt> holders = new ArrayList<>();
    private final List<Receipts.Refusal> refusals = new ArrayList<>();
    private int unanswered;
    private boolean exhausted;
    private boolean stopped;

    Placement(Surroundings around, Lookup lookup, Message.Request message, int wanted, Listener listener) {
        this.around = around;
        this.lookup = lookup;
        this.message = message;
        this.wanted = wanted;
        this.listener = listener;
    }

    /** Asks as many as are still wanted; called at the start and after anything has changed. */
    void go(long nowNanos) {
        exhausted = stopped;
        while (holders.size() + underWay.size() < wanted && !exhausted) {
            Candidate candidate = nextClosest();
            if (candidate == null || tried.size() >= ATTEMPTS_PER_HOLDER * wanted) {
                exhausted = true;
            } else {
                ask(candidate, nowNanos);
            }
        }
        listener.placed(nowNanos);
    }

    private void ask(Candidate candidate, long nowNanos) {
        tried.add(candidate);
        InFlight request = around.requests()
                .ask(Question.to(candidate.contact(), message, around.triesFor(candidate.contact())), this, nowNanos);
        if (request != null) {
            underWay.add(request);
        }
    }

    /** The next of those who have ever answered; when they run out, the next of those who were only heard of. */
    private @Nullable Candidate nextClosest() {
        Candidate heardOf = null;
        for (Candidate candidate : lookup.candidates()) {
            if (tried.contains(candidate)) {
                continue;
            }
            boolean unasked = candidate.state() == Candidate.State.NOT_CONTACTED;
            if (candidate.state() == Candidate.State.SUCCEEDED
                    || (unasked && around.requests().isTimed(candidate.contact()))) {
                return candidate;
            }
            if (heardOf == null && unasked) {
                heardOf = candidate;
            }
        }
        return heardOf;
    }

    boolean isDone() {
        return holders.size() >= wanted || (exhausted && underWay.isEmpty());
    }

    void stop() {
        stopped = true;
        underWay.forEach(around.requests()::abandon);
    }

    @Override
    public void answered(InFlight request, Message.Reply reply, long nowNanos) {
        if (!underWay.remove(request)) {
            unanswered--;
        }
        Contact contact = request.contact();
        if (contact == null) {
            throw new IllegalStateException("a holder is always a known contact");
        }
        if (reply instanceof Message.Stored stored) {
            holders.add(new Receipts.Receipt(
                    contact,
                    Lifetimes.expiry(around.wall().at(nowNanos), stored.timeToLiveSeconds()),
                    stored.durable()));
        } else {
            refused(contact, reply, nowNanos);
        }
        go(nowNanos);
    }

    private void refused(Contact contact, Message.Reply reply, long nowNanos) {
        RefusalReason reason = RefusalReason.INVALID;
        if (reply instanceof Message.Refused refused) {
            reason = refused.reason();
            List<Contact> closer = refused.closest().stream()
                    .filter(named -> around.judge().mayAsk(named, nowNanos))
                    .limit(Lookup.REFERRALS_MAX)
                    .toList();
            lookup.seed(closer);
        }
        refusals.add(new Receipts.Refusal(contact, reason));
    }

    @Override
    public void failed(InFlight request, long nowNanos) {
        underWay.remove(request);
        unanswered++;
        go(nowNanos);
    }

    Receipts receipts(Key key, boolean local) {
        List<Receipts.Receipt> closestFirst = new ArrayList<>(holders);
        closestFirst.sort(
                Comparator.comparing(receipt -> key.distanceTo(receipt.holder().id())));
        return new Receipts(key, local, closestFirst, refusals, unanswered + underWay.size());
    }
}
