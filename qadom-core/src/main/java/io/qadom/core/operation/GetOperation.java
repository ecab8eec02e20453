package io.qadom.core.operation;

import io.qadom.api.Contact;
import io.qadom.api.GetOutcome;
import io.qadom.api.Key;
import io.qadom.api.NodeId;
import io.qadom.core.lookup.Candidate;
import io.qadom.core.lookup.Lookup;
import io.qadom.core.record.Lifetimes;
import io.qadom.core.rpc.Asker;
import io.qadom.core.rpc.Question;
import io.qadom.core.turn.Output;
import io.qadom.core.turn.StoreResult;
import io.qadom.core.turn.StoreTask;
import io.qadom.core.turn.Ticket;
import io.qadom.spi.Provenance;
import io.qadom.spi.StoredValue;
import io.qadom.wire.Message;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gets a value: from the own store, else by a lookup that ends with the first node that gives it. What was fetched is
 * checked, kept as cache, and given to the closest node that lacked it (<i>Kademlia</i>, section 2.3).
 */
public final class GetOperation extends Operation implements Walk.Guide {

    private final Key key;
    private @Nullable Walk walk;

    /** A get that has not started. */
    public GetOperation(long number, Key key, Surroundings around) {
        super(number, around);
        this.key = key;
    }

    @Override
    void begin(long nowNanos) {
        around.outbox().add(new Output.AskStore(new StoreTask.LoadValue(key, this)));
    }

    @Override
    public void storeAnswered(StoreResult result, long nowNanos) {
        if (isOver() || walk != null) {
            return;
        }
        if (result instanceof StoreResult.ValueLoaded loaded && loaded.value().isPresent()) {
            finish(new GetOutcome.Found(loaded.value().get().value(), Optional.empty()));
            return;
        }
        walk = new Walk(around, lookup(nowNanos), this);
        walk.go(nowNanos);
    }

    private Lookup lookup(long nowNanos) {
        Lookup lookup = around.lookup(key, around.config().bucketSize(), nowNanos);
        lookup.askLikelyAlone(bitsOfHolders());
        return lookup;
    }

    /**
     * How near to the key a node very likely holds the value: as near as this node's own neighbours are to this node, as
     * many of them as there are holders. Such a node is asked alone; if it stalls, others are asked beside it at once.
     */
    private int bitsOfHolders() {
        NodeId self = around.config().self().id();
        int replicas = around.config().replicationFactor();
        List<Contact> neighbours = around.table().closest(self, replicas);
        return neighbours.size() < replicas
                ? 0
                : self.commonPrefixLength(neighbours.get(replicas - 1).id());
    }

    @Override
    public Message.Request question(Candidate candidate) {
        return new Message.FindValue(key);
    }

    @Override
    public @Nullable List<Contact> accept(Candidate candidate, Message.Reply reply, long nowNanos) {
        if (reply instanceof Message.Nodes nodes) {
            if (lookup().isLikelyHolder(candidate)) {
                lookup().widen();
            }
            return nodes.closest();
        }
        if (!(reply instanceof Message.Value value)) {
            return null;
        }
        if (!Key.ofValue(value.value()).equals(key)) {
            Contact liar = candidate.contact();
            around.judge().convict(liar, "gave a value for " + key + " whose hash differs", nowNanos);
            return null;
        }
        found(candidate, value, nowNanos);
        return List.of();
    }

    private void found(Candidate holder, Message.Value value, long nowNanos) {
        Instant now = around.wall().at(nowNanos);
        Provenance cached =
                new Provenance(Provenance.Origin.CACHED, "", now, Lifetimes.expiry(now, value.timeToLiveSeconds()));
        StoredValue kept = new StoredValue(key, value.value(), cached);
        around.outbox().add(new Output.AskStore(new StoreTask.SaveValue(kept, Ticket.NOBODY)));
        correct(value, nowNanos);
        finish(new GetOutcome.Found(value.value(), Optional.of(holder.contact())));
    }

    /** The closest node that answered without the value is given it when it ought to hold it. */
    private void correct(Message.Value value, long nowNanos) {
        List<Candidate> candidates = lookup().candidates();
        int holders = Math.min(candidates.size(), around.config().replicationFactor());
        for (int i = 0; i < holders; i++) {
            if (candidates.get(i).state() == Candidate.State.SUCCEEDED) {
                Message.Store store = new Message.Store(value.value(), value.timeToLiveSeconds(), false);
                around.requests().ask(Question.to(candidates.get(i).contact(), store, 1), Asker.NOBODY, nowNanos);
                around.counters().counter("get.corrected").increment();
                return;
            }
        }
    }

    @Override
    public void arrived(long nowNanos) {
        Lookup lookup = lookup();
        boolean answered = lookup.answered() > 0 && lookup.isComplete();
        finish(
                answered
                        ? new GetOutcome.NotFound(lookup.asked(), lookup.answered())
                        : new GetOutcome.Unanswered(lookup.asked(), lookup.answered()));
    }

    @Override
    void timedOut(long nowNanos) {
        finish(
                walk == null
                        ? new GetOutcome.Unanswered(0, 0)
                        : new GetOutcome.Unanswered(lookup().asked(), lookup().answered()));
    }

    @Override
    void stopAsking() {
        if (walk != null) {
            walk.stop();
        }
    }

    private Lookup lookup() {
        if (walk == null) {
            throw new IllegalStateException("the lookup has not started");
        }
        return walk.lookup();
    }
}
