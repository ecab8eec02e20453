package io.qadom.core.operation;

import io.qadom.api.Bytes;
import io.qadom.api.Contact;
import io.qadom.api.Key;
import io.qadom.api.SearchOutcome;
import io.qadom.core.lookup.Candidate;
import io.qadom.core.lookup.Lookup;
import io.qadom.core.turn.Output;
import io.qadom.core.turn.StoreResult;
import io.qadom.core.turn.StoreTask;
import io.qadom.wire.Message;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the members of a set: a lookup that does not stop at a holder which has only a part. Every answer tells how many
 * members the node holds and a digest of them; each distinct digest is paged once, from whoever has it, and the union is
 * the result.
 */
public final class SearchOperation extends Operation implements Walk.Guide, SetReading.Listener {

    /** How many members a search gives at most. */
    static final int MEMBERS_MAX = 20_000;

    /** How many distinct sets are read. */
    private static final int DIGESTS_MAX = 64;

    private final Key key;
    private final Set<Key> members = new HashSet<>();
    private final Map<Bytes, SetReading> readings = new HashMap<>();
    private final Walk walk;
    private Bytes ownDigest = Bytes.empty();
    private boolean ownRead;
    private boolean arrived;
    private boolean incomplete;

    /** A search that has not started. */
    public SearchOperation(long number, Key key, Surroundings around, long nowNanos) {
        super(number, around);
        this.key = key;
        Lookup lookup = around.lookup(key, around.config().bucketSize(), nowNanos);
        this.walk = new Walk(around, lookup, this);
    }

    @Override
    void begin(long nowNanos) {
        around.outbox().add(new Output.AskStore(new StoreTask.LoadMembers(key, Optional.empty(), MEMBERS_MAX, this)));
        walk.go(nowNanos);
    }

    @Override
    public void storeAnswered(StoreResult result, long nowNanos) {
        ownRead = true;
        if (result instanceof StoreResult.MembersLoaded loaded && !isOver()) {
            tell(loaded.page());
            ownDigest = loaded.digest();
        }
        concludeIfDone();
    }

    /** The first to be asked give their first page at once; later ones only need to say what they hold. */
    @Override
    public Message.Request question(Candidate candidate) {
        int limit = readings.isEmpty() ? Message.PAGE_MEMBERS_MAX : 0;
        return new Message.Search(key, Optional.empty(), limit);
    }

    @Override
    public @Nullable List<Contact> accept(Candidate candidate, Message.Reply reply, long nowNanos) {
        if (!(reply instanceof Message.Members answer)) {
            return null;
        }
        if (answer.count() > 0) {
            holds(candidate.contact(), answer, nowNanos);
        }
        return answer.closest();
    }

    private void holds(Contact holder, Message.Members answer, long nowNanos) {
        tell(answer.page());
        if (answer.digest().equals(ownDigest)) {
            return;
        }
        SetReading known = readings.get(answer.digest());
        if (known != null) {
            known.alsoAt(holder, nowNanos);
        } else if (readings.size() < DIGESTS_MAX) {
            SetReading reading = new SetReading(around, key, answer.digest(), this);
            readings.put(answer.digest(), reading);
            reading.start(holder, answer, nowNanos);
        } else {
            incomplete = true;
        }
    }

    @Override
    public void read(List<Key> page) {
        tell(page);
    }

    @Override
    public void ended(long nowNanos) {
        concludeIfDone();
    }

    private void tell(List<Key> page) {
        for (Key member : page) {
            if (members.size() == MEMBERS_MAX && !members.contains(member)) {
                incomplete = true;
            } else if (members.add(member)) {
                around.outbox().add(new Output.MemberFound(number(), member));
            }
        }
    }

    @Override
    public void arrived(long nowNanos) {
        arrived = true;
        concludeIfDone();
    }

    private void concludeIfDone() {
        if (arrived && ownRead && readings.values().stream().allMatch(SetReading::hasEnded)) {
            boolean whole = !incomplete && readings.values().stream().allMatch(SetReading::isWhole);
            conclude(whole && walk.lookup().isComplete() && walk.lookup().answered() > 0);
        }
    }

    @Override
    void timedOut(long nowNanos) {
        conclude(false);
    }

    private void conclude(boolean complete) {
        finish(new SearchOutcome(
                key, members, walk.lookup().asked(), walk.lookup().answered(), complete));
    }

    @Override
    void stopAsking() {
        walk.stop();
        readings.values().forEach(SetReading::stop);
    }
}
