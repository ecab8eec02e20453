package io.qadom.wire;

import io.qadom.api.Bytes;
import io.qadom.api.Contact;
import io.qadom.api.Key;
import io.qadom.api.RefusalReason;
import java.util.List;
import java.util.Optional;

/**
 * What one node says to another: a {@link Request} or a {@link Reply}. The bounds in the constructors hold for what this
 * node says; what it hears is held to them by the codec, which rejects and never throws.
 */
public sealed interface Message {

    /** The most contacts in one reply. */
    int CONTACTS_MAX = 20;

    /** The most members in one page. */
    int PAGE_MEMBERS_MAX = 64;

    /** A message that wants an answer. */
    sealed interface Request extends Message {}

    /** A message that answers. */
    sealed interface Reply extends Message {}

    /** Are you there? Answered by {@link Pong}. */
    record Ping() implements Request {
        /** The one ping. */
        public static final Ping INSTANCE = new Ping();
    }

    /** I am. The packet around it says who and what address it saw. */
    record Pong() implements Reply {
        /** The one pong. */
        public static final Pong INSTANCE = new Pong();
    }

    /**
     * Who is closest to this point? Answered by {@link Nodes}.
     *
     * @param target a key, or a node's id as a key
     */
    record FindNode(Key target) implements Request {}

    /**
     * The closest contacts that the answering node knows.
     *
     * @param closest the closest first, at most {@value Message#CONTACTS_MAX}
     */
    record Nodes(List<Contact> closest) implements Reply {
        /** Copies and checks the list. */
        public Nodes {
            closest = contacts(closest);
        }
    }

    /**
     * The value at this key, or who is closest. Answered by {@link Value} or {@link Nodes}.
     *
     * @param key the value's key
     */
    record FindValue(Key key) implements Request {}

    /**
     * The value that was asked for.
     *
     * @param value 0 to 8,192 bytes
     * @param timeToLiveSeconds how long the answering node will keep it, 1 or more: a copy shall not live longer
     */
    record Value(Bytes value, int timeToLiveSeconds) implements Reply {}

    /**
     * Keep this value; its key is its hash. Answered by {@link Stored} or {@link Refused}.
     *
     * @param value 0 to 8,192 bytes
     * @param timeToLiveSeconds how long, 1 or more
     * @param cached whether it is only left behind on the way: evicted first
     */
    record Store(Bytes value, int timeToLiveSeconds, boolean cached) implements Request {}

    /**
     * Keep this member in the set at this key. Answered by {@link Stored} or {@link Refused}.
     *
     * @param key the set's key
     * @param member the member
     * @param timeToLiveSeconds how long, 1 or more
     */
    record Append(Key key, Key member, int timeToLiveSeconds) implements Request {}

    /**
     * The record is in the answering node's store.
     *
     * @param timeToLiveSeconds how long it will be kept
     * @param durable whether it is on disk
     */
    record Stored(int timeToLiveSeconds, boolean durable) implements Reply {}

    /**
     * The members of the set at this key. Answered by {@link Members}.
     *
     * @param key the set's key
     * @param after only members above this one, empty for the first page
     * @param limit how many members are wanted, 0 to {@value Message#PAGE_MEMBERS_MAX}; 0 asks for count and digest only
     */
    record Search(Key key, Optional<Key> after, int limit) implements Request {}

    /**
     * A page of a member set, and who is closest to its key.
     *
     * @param page ascending members, at most {@value Message#PAGE_MEMBERS_MAX}
     * @param more whether members above the page's last one exist
     * @param count how many members the answering node holds
     * @param digest SHA-256 over all its members in ascending order, 32 bytes; empty when it holds none
     * @param closest the closest first, at most {@value Message#CONTACTS_MAX}
     */
    record Members(List<Key> page, boolean more, int count, Bytes digest, List<Contact> closest) implements Reply {
        /** Copies and checks the lists. */
        public Members {
            page = List.copyOf(page);
            if (page.size() > PAGE_MEMBERS_MAX) {
                throw new IllegalArgumentException("a page has at most " + PAGE_MEMBERS_MAX + " members");
            }
            closest = contacts(closest);
        }
    }

    /**
     * The answering node does not do what it was asked.
     *
     * @param reason why
     * @param retryAfterMillis with {@link RefusalReason#BUSY}: when to ask again; else 0
     * @param closest with {@link RefusalReason#TOO_FAR}: contacts that are closer
     */
    record Refused(RefusalReason reason, int retryAfterMillis, List<Contact> closest) implements Reply {
        /** Copies and checks the list. */
        public Refused {
            closest = contacts(closest);
        }

        /**
         * A refusal with nothing to add.
         *
         * @param reason why
         * @return the refusal
         */
        public static Refused because(RefusalReason reason) {
            return new Refused(reason, 0, List.of());
        }
    }

    /**
     * A request that this version does not know; the codec makes it of an unknown body. Answered by {@link Refused} with
     * {@link RefusalReason#UNSUPPORTED}. It is never sent.
     */
    record Unknown() implements Request {
        /** The one unknown request. */
        public static final Unknown INSTANCE = new Unknown();
    }

    private static List<Contact> contacts(List<Contact> closest) {
        if (closest.size() > CONTACTS_MAX) {
            throw new IllegalArgumentException("a reply has at most " + CONTACTS_MAX + " contacts");
        }
        return List.copyOf(closest);
    }
}
