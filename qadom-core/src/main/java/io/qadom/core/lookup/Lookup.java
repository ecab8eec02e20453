package io.qadom.core.lookup;

import io.qadom.api.Contact;
import io.qadom.api.Identifier;
import io.qadom.api.NodeId;
import io.qadom.core.lookup.Candidate.State;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The node lookup of Maymounkov and Mazi&egrave;res, <i>Kademlia</i>, section 2.3: asks ever closer candidates until the
 * closest have answered.
 *
 * <p>A candidate whose answer stalls gives its place to another one and is no longer waited for, as long as there is
 * somebody else; its late answer still counts. So a lookup starts with few requests under way and widens only as far as
 * answers stall.
 */
public final class Lookup {

    /** How many candidates are kept, the closest. */
    public static final int CANDIDATES_MAX = 100;

    /** How many candidates of one referrer may be unanswered, so that no single node fills the list. */
    public static final int REFERRALS_MAX = 8;

    /** More bits than any two identifiers share: nobody is likely to hold what is looked for. */
    private static final int ANYWHERE = Identifier.BITS + 1;

    /** How many requests one lookup sends. */
    public static final int REQUESTS_MAX = 80;

    private final Identifier target;
    private final NodeId self;
    private final int wanted;
    private final int parallelismMax;
    private final int parallelism;
    private int likelyBits = ANYWHERE;
    private int likelyWaiting;
    private final List<Candidate> candidates = new ArrayList<>(32);
    private int waiting;
    private int unresponsive;
    private int asked;
    private int answered;

    /**
     * A lookup without candidates.
     *
     * @param target where to
     * @param self this node, which is never a candidate
     * @param wanted how many of the closest shall answer
     * @param parallelism how many requests may be under way whose answer is not late
     * @param parallelismMax how many requests may be under way in all
     */
    public Lookup(Identifier target, NodeId self, int wanted, int parallelism, int parallelismMax) {
        this.target = target;
        this.self = self;
        this.wanted = wanted;
        this.parallelism = parallelism;
        this.parallelismMax = parallelismMax;
    }

    /** Where to. */
    public Identifier target() {
        return target;
    }

    /** Adds candidates that this node knew before. */
    public void seed(List<Contact> contacts) {
        for (int i = 0; i < contacts.size(); i++) {
            add(contacts.get(i), null);
        }
    }

    /** Adds candidates that another one has named. */
    public void heard(Candidate from, List<Contact> contacts) {
        for (int i = 0; i < contacts.size() && from.mayRefer(REFERRALS_MAX); i++) {
            add(contacts.get(i), from);
        }
    }

    private void add(Contact contact, @Nullable Candidate referrer) {
        if (contact.id().equals(self)) {
            return;
        }
        int at = -place(contact.id()) - 1;
        if (at < 0 || at >= CANDIDATES_MAX) {
            return;
        }
        Candidate candidate = new Candidate(contact, referrer);
        if (referrer != null) {
            referrer.refers();
        }
        candidates.add(at, candidate);
        if (candidates.size() > CANDIDATES_MAX) {
            forgetFarthest();
        }
    }

    /** The farthest candidate that is not being asked leaves. */
    private void forgetFarthest() {
        for (int i = candidates.size() - 1; i >= 0; i--) {
            State state = candidates.get(i).state();
            if (state != State.WAITING && state != State.UNRESPONSIVE) {
                candidates.remove(i).forget();
                return;
            }
        }
    }

    /** Binary search by distance: the index of the candidate with this id, or -(where it would be) - 1. */
    private int place(NodeId id) {
        int low = 0;
        int high = candidates.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = target.compareDistances(candidates.get(middle).contact().id(), id);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -low - 1;
    }

    /**
     * Lets a candidate that shares at least so many bits with the target be asked alone, because it very likely holds
     * what is looked for, until {@link #widen}.
     */
    public void askLikelyAlone(int sharedBits) {
        likelyBits = sharedBits;
    }

    /** Nobody is asked alone any more: the likely one is late, or has not got it. */
    public void widen() {
        likelyBits = ANYWHERE;
        likelyWaiting = 0;
    }

    /** Whether a candidate is one that is asked alone. */
    public boolean isLikelyHolder(Candidate candidate) {
        return likelyBits < ANYWHERE
                && target.commonPrefixLength(candidate.contact().id()) >= likelyBits;
    }

    /** Lets those who keep this node waiting at the moment be asked only when there is nobody else. */
    public void doubt(Predicate<Contact> silent) {
        for (Candidate candidate : candidates) {
            if (silent.test(candidate.contact())) {
                candidate.doubt();
            }
        }
    }

    /** The candidate to ask now, which counts as asked; null when there is none to ask now. */
    public @Nullable Candidate next() {
        if (likelyWaiting > 0
                || waiting >= parallelism
                || waiting + unresponsive >= parallelismMax
                || asked >= REQUESTS_MAX) {
            return null;
        }
        Candidate doubtful = null;
        int promising = 0;
        for (int i = 0; i < candidates.size() && promising < wanted; i++) {
            Candidate candidate = candidates.get(i);
            if (candidate.state() == State.NOT_CONTACTED && !candidate.isDoubtful()) {
                return ask(candidate);
            }
            if (doubtful == null && candidate.state() == State.NOT_CONTACTED) {
                doubtful = candidate;
            }
            promising += isPromising(candidate) ? 1 : 0;
        }
        return doubtful == null ? null : ask(doubtful);
    }

    private Candidate ask(Candidate candidate) {
        candidate.become(State.WAITING);
        waiting++;
        asked++;
        likelyWaiting += isLikelyHolder(candidate) ? 1 : 0;
        return candidate;
    }

    private static boolean isPromising(Candidate candidate) {
        return candidate.state() == State.WAITING || candidate.state() == State.SUCCEEDED;
    }

    /** An answer has come, perhaps late. */
    public void answered(Candidate candidate, long roundTripNanos) {
        leave(candidate);
        candidate.succeed(roundTripNanos);
        answered++;
    }

    /** An answer is later than usual. */
    public void stalled(Candidate candidate) {
        if (candidate.state() == State.WAITING) {
            leave(candidate);
            candidate.become(State.UNRESPONSIVE);
            unresponsive++;
        }
    }

    /** No answer came, or a wrong one. */
    public void failed(Candidate candidate) {
        leave(candidate);
        candidate.become(State.FAILED);
    }

    private void leave(Candidate candidate) {
        if (candidate.state() == State.WAITING) {
            waiting--;
            likelyWaiting -= isLikelyHolder(candidate) ? 1 : 0;
        } else if (candidate.state() == State.UNRESPONSIVE) {
            unresponsive--;
        }
    }

    /**
     * Whether the closest have answered: walking outwards, as many as are wanted, and none on the way that could still be
     * asked or is answering in time. Those that are late are waited for only when there is nobody else.
     */
    public boolean isFinished() {
        if (asked >= REQUESTS_MAX && waiting == 0) {
            return true;
        }
        int succeeded = 0;
        for (int i = 0; i < candidates.size(); i++) {
            State state = candidates.get(i).state();
            if (state == State.NOT_CONTACTED || state == State.WAITING) {
                return false;
            }
            if (state == State.SUCCEEDED && ++succeeded == wanted) {
                return true;
            }
        }
        return unresponsive == 0;
    }

    /** Whether as many as were wanted have answered, or everybody who was heard of. */
    public boolean isComplete() {
        return isFinished() && asked < REQUESTS_MAX;
    }

    /** Those who answered, the closest first. */
    public List<Candidate> succeeded() {
        return candidates.stream()
                .filter(candidate -> candidate.state() == State.SUCCEEDED)
                .toList();
    }

    /** All candidates, the closest first. */
    public List<Candidate> candidates() {
        return candidates;
    }

    /** How many were asked. */
    public int asked() {
        return asked;
    }

    /** How many answered. */
    public int answered() {
        return answered;
    }
}
