package io.qadom.core.rpc;

import io.qadom.api.Contact;
import io.qadom.api.Endpoint;
import io.qadom.api.NodeId;
import io.qadom.core.turn.Counters;
import io.qadom.core.turn.Counters.Counter;
import io.qadom.core.turn.Outbox;
import io.qadom.core.turn.Output;
import io.qadom.core.turn.Timers;
import io.qadom.wire.Message;
import io.qadom.wire.Packet;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The requests of this node that wait for an answer. A reply belongs to a request when its id, the address it comes from
 * and, where it is known, its sender's key are right; all else was not asked for.
 *
 * <p>Each try has two timers that follow the contact's round trip: when the first ends the asker is told that the answer
 * stalls, when the second ends the try has failed. The next try repeats the request id, so that an answer to either
 * counts and the other side does nothing twice.
 */
public final class Requests {

    /** How many requests may wait at once. */
    public static final int IN_FLIGHT_MAX = 16_384;

    private static final long WRITE_ALLOWANCE_NANOS = 2_000_000_000L;
    private static final long LATE_NANOS = 3_000_000_000L;

    private final Map<Long, InFlight> inFlight = new HashMap<>();
    /** How many requests to each contact are later than usual; bounded by the requests that wait. */
    private final Map<NodeId, Integer> stalledContacts = new HashMap<>();

    private final RoundTrips roundTrips = new RoundTrips();
    private final RandomGenerator random;
    private final Timers timers;
    private final Outbox outbox;
    private final FailureListener failures;
    private final Counter sent;
    private final Counter repeated;
    private final Counter answered;
    private final Counter late;
    private final Counter stalled;
    private final Counter failed;
    private final Counter refusedByBound;
    private final Counter unsolicited;

    /** Hears of contacts that did not answer. */
    @FunctionalInterface
    public interface FailureListener {
        /** A contact has not answered any try. */
        void unanswered(Contact contact, long nowNanos);
    }

    /** No requests yet. */
    public Requests(RandomGenerator random, Timers timers, Outbox outbox, Counters counters, FailureListener failures) {
        this.random = random;
        this.timers = timers;
        this.outbox = outbox;
        this.failures = failures;
        sent = counters.counter("rpc.sent");
        repeated = counters.counter("rpc.repeated");
        answered = counters.counter("rpc.answered");
        late = counters.counter("rpc.late");
        stalled = counters.counter("rpc.stalled");
        failed = counters.counter("rpc.failed");
        refusedByBound = counters.counter("rpc.bound");
        unsolicited = counters.counter("rpc.unsolicited");
        counters.level("rpc.in_flight", inFlight::size);
    }

    /** Sends a request, or returns null when the bound is reached. */
    public @Nullable InFlight ask(Question question, Asker asker, long nowNanos) {
        if (inFlight.size() >= IN_FLIGHT_MAX) {
            refusedByBound.increment();
            return null;
        }
        InFlight request = new InFlight(this, freshId(), question, asker);
        inFlight.put(request.requestId, request);
        sent.increment();
        send(request, nowNanos);
        return request;
    }

    /** Lets a request be tried no more; its answer still tells that the contact is alive. */
    public void abandon(InFlight request) {
        request.triesLeft = 0;
    }

    /** Takes the request that a reply answers, or returns null when it was not asked for. */
    public @Nullable InFlight match(Packet packet, Endpoint from, long nowNanos) {
        InFlight request = inFlight.get(packet.requestId());
        if (request == null || !request.to().equals(from) || !rightSender(request, packet)) {
            unsolicited.increment();
            return null;
        }
        inFlight.remove(packet.requestId());
        timers.stop(request);
        request.answeredNanos = nowNanos;
        request.observed = packet.observed();
        answered.increment();
        if (request.phase != InFlight.Phase.SENT) {
            late.increment();
        }
        noLongerStalled(request);
        Contact contact = request.contact;
        if (contact == null) {
            contact = Contact.of(packet.sender(), from);
            request.contact = contact;
        }
        if (request.tries > 1) {
            roundTrips.unclear(contact.id());
        } else if (!request.isWrite()) {
            roundTrips.sample(contact.id(), request.roundTripNanos());
        }
        return request;
    }

    /** Gives the answer to whoever asked. */
    public void deliver(InFlight request, Message.Reply reply, long nowNanos) {
        request.asker.answered(request, reply, nowNanos);
    }

    /** Tells whoever asked that the answer is none. */
    public void reject(InFlight request, long nowNanos) {
        request.asker.failed(request, nowNanos);
    }

    /** Whether anybody keeps this node waiting longer than usual. */
    public boolean hasStalled() {
        return !stalledContacts.isEmpty();
    }

    /** Whether this contact keeps this node waiting longer than usual. */
    public boolean isStalled(Contact contact) {
        return stalledContacts.containsKey(contact.id());
    }

    /** The smoothed round trip of a contact, when it is known. */
    public Optional<Long> smoothedRoundTripNanos(Contact contact) {
        return roundTrips.smoothedNanos(contact.id());
    }

    /** Whether answers of this contact have been timed before. */
    public boolean isTimed(Contact contact) {
        return roundTrips.isKnown(contact.id());
    }

    private static boolean rightSender(InFlight request, Packet packet) {
        Contact contact = request.contact;
        return contact == null || contact.publicKey().equals(packet.sender());
    }

    private long freshId() {
        long id = random.nextLong();
        while (inFlight.containsKey(id)) {
            id = random.nextLong();
        }
        return id;
    }

    private void send(InFlight request, long nowNanos) {
        request.triesLeft--;
        request.tries++;
        request.sentNanos = nowNanos;
        request.phase = InFlight.Phase.SENT;
        timers.start(request, nowNanos + stallNanos(request));
        outbox.add(new Output.Send(request.to(), request.requestId, null, request.message()));
    }

    private long stallNanos(InFlight request) {
        return roundTrips.stallNanos(request.contact) + (request.isWrite() ? WRITE_ALLOWANCE_NANOS : 0);
    }

    void timerFired(InFlight request, long nowNanos) {
        switch (request.phase) {
            case SENT -> stall(request, nowNanos);
            case STALLED -> tryAgainOrFail(request, nowNanos);
            case FAILED -> inFlight.remove(request.requestId);
        }
    }

    private void stall(InFlight request, long nowNanos) {
        request.phase = InFlight.Phase.STALLED;
        stalled.increment();
        if (request.contact != null && !request.keepsWaiting) {
            request.keepsWaiting = true;
            stalledContacts.merge(request.contact.id(), 1, Integer::sum);
        }
        long rest = roundTrips.failNanos(request.contact) - roundTrips.stallNanos(request.contact);
        timers.start(request, nowNanos + Math.max(rest, 0));
        request.asker.stalled(request, nowNanos);
    }

    private void noLongerStalled(InFlight request) {
        if (request.keepsWaiting && request.contact != null) {
            request.keepsWaiting = false;
            stalledContacts.computeIfPresent(request.contact.id(), (id, count) -> count == 1 ? null : count - 1);
        }
    }

    private void tryAgainOrFail(InFlight request, long nowNanos) {
        if (request.triesLeft > 0) {
            repeated.increment();
            send(request, nowNanos);
            return;
        }
        noLongerStalled(request);
        request.phase = InFlight.Phase.FAILED;
        failed.increment();
        timers.start(request, nowNanos + LATE_NANOS);
        Contact contact = request.contact;
        if (contact != null) {
            failures.unanswered(contact, nowNanos);
        }
        request.asker.failed(request, nowNanos);
    }
}
