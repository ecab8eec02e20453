package io.qadom.core.lookup;

import io.qadom.api.Contact;
import org.jspecify.annotations.Nullable;

/** A node that a lookup has heard of, and where its question stands. */
public final class Candidate {

    /** Where the question to a candidate stands. */
    public enum State {
        /** Not asked. */
        NOT_CONTACTED,
        /** Asked, and the answer is not late. */
        WAITING,
        /** Asked, and the answer is later than usual. */
        UNRESPONSIVE,
        /** It gave no answer, or a wrong one. */
        FAILED,
        /** It answered. */
        SUCCEEDED
    }

    private final Contact contact;
    private @Nullable Candidate referrer;
    private State state = State.NOT_CONTACTED;
    private boolean doubtful;
    private long roundTripNanos;
    /** How many candidates that this one named have not answered. */
    private int unansweredReferrals;

    Candidate(Contact contact, @Nullable Candidate referrer) {
        this.contact = contact;
        this.referrer = referrer;
    }

    /** The node. */
    public Contact contact() {
        return contact;
    }

    /** Where its question stands. */
    public State state() {
        return state;
    }

    /** How long its answer took, once it has answered. */
    public long roundTripNanos() {
        return roundTripNanos;
    }

    void doubt() {
        doubtful = true;
    }

    boolean isDoubtful() {
        return doubtful;
    }

    void become(State next) {
        state = next;
    }

    void succeed(long roundTrip) {
        state = State.SUCCEEDED;
        roundTripNanos = roundTrip;
        if (referrer != null) {
            referrer.unansweredReferrals--;
        }
    }

    void refers() {
        unansweredReferrals++;
    }

    /** It has left the lookup; a late answer does not count against its referrer a second time. */
    void forget() {
        if (referrer != null && state != State.SUCCEEDED) {
            referrer.unansweredReferrals--;
        }
        referrer = null;
    }

    boolean mayRefer(int limit) {
        return unansweredReferrals < limit;
    }
}
