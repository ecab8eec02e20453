package io.qadom.core.operation;

import io.qadom.api.Key;
import io.qadom.api.Receipts;
import io.qadom.api.TooFewHoldersException;
import io.qadom.api.WriteOptions;
import io.qadom.core.lookup.Candidate;
import io.qadom.core.lookup.Lookup;
import io.qadom.core.turn.Output;
import io.qadom.core.turn.StoreResult;
import io.qadom.core.turn.StoreTask;
import io.qadom.wire.Message;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes a record: a lookup that ends when the {@code replicationFactor} closest have answered, then the record to them,
 * with receipts. The own store keeps it too, at the same time.
 */
public final class WriteOperation extends Operation {

    /**
     * What to write.
     *
     * @param key where the record lives
     * @param message what the holders are told
     * @param options how many of them are needed and how long it shall live
     */
    public record Draft(Key key, Message.Request message, WriteOptions options) {}

    private final Draft draft;
    private final StoreTask own;
    private final Walk walk;
    private @Nullable Placement placement;
    private boolean ownAnswered;
    private boolean ownKept;

    /**
     * A write that has not started.
     *
     * @param own makes the task that saves the record in the own store, given this operation as the ticket
     */
    public WriteOperation(
            long number, Draft draft, Function<Operation, StoreTask> own, Surroundings around, long nowNanos) {
        super(number, around);
        this.draft = draft;
        this.own = own.apply(this);
        Lookup lookup = around.lookup(draft.key(), around.config().replicationFactor(), nowNanos);
        this.walk = new Walk(around, lookup, new Walk.ToClosest(new Message.FindNode(draft.key())) {
            @Override
            public void arrived(long arrivedNanos) {
                place(arrivedNanos);
            }
        });
    }

    @Override
    void begin(long nowNanos) {
        around.outbox().add(new Output.AskStore(own));
        walk.go(nowNanos);
    }

    private void place(long nowNanos) {
        Placement chosen =
                new Placement(around, walk.lookup(), draft.message(), holdersWanted(), placedNanos -> settle());
        placement = chosen;
        chosen.go(nowNanos);
    }

    /** This node counts as one of the holders when it is one of the closest itself. */
    private int holdersWanted() {
        int replicas = around.config().replicationFactor();
        List<Candidate> answered = walk.lookup().succeeded();
        boolean holder = !around.config().clientMode()
                && (answered.size() < replicas
                        || draft.key()
                                        .compareDistances(
                                                around.config().self().id(),
                                                answered.get(replicas - 1)
                                                        .contact()
                                                        .id())
                                < 0);
        return Math.max(Math.max(1, draft.options().atLeast()), holder ? replicas - 1 : replicas);
    }

    @Override
    public void storeAnswered(StoreResult result, long nowNanos) {
        ownAnswered = true;
        ownKept = result instanceof StoreResult.Saved;
        settle();
    }

    private void settle() {
        if (placement != null && placement.isDone() && ownAnswered) {
            conclude();
        }
    }

    private void conclude() {
        Receipts receipts = placement == null
                ? new Receipts(draft.key(), ownKept, List.of(), List.of(), 0)
                : placement.receipts(draft.key(), ownKept);
        int atLeast = draft.options().atLeast();
        if (receipts.holders().size() < atLeast) {
            fail(new TooFewHoldersException(receipts, atLeast));
        } else {
            finish(receipts);
        }
    }

    @Override
    void timedOut(long nowNanos) {
        conclude();
    }

    @Override
    void stopAsking() {
        walk.stop();
        if (placement != null) {
            placement.stop();
        }
    }
}
