package io.qadom.core.record;

import io.qadom.api.Key;
import io.qadom.core.turn.Input.StoreAnswered;
import io.qadom.core.turn.StoreResult;
import io.qadom.core.turn.StoreTask;
import io.qadom.core.turn.Ticket;
import io.qadom.spi.Change;
import io.qadom.spi.LoadedNow;
import io.qadom.spi.Provenance;
import io.qadom.spi.Provenance.Origin;
import io.qadom.spi.Store;
import io.qadom.spi.StoreException;
import io.qadom.spi.StoreUsage;
import io.qadom.spi.StoredMember;
import io.qadom.spi.StoredValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Does the engine's {@link StoreTask}s on a store. All saves of a group become one commit, and none of them is answered
 * before it has returned: the acknowledgement leaves after the data is safe.
 *
 * <p>Room: when a record does not fit, what has expired goes first, then cached values, the oldest before others; when
 * there are none left, the record is refused as full. So it is when the store fails; reads go on.
 */
public final class Keeper {

    /** How many members a set holds at most. */
    public static final int MEMBERS_MAX = 1_000;

    private static final int SWEEP_MAX = 1_000;
    private static final int SWEEPS_MAX = 10;

    private final Store store;
    private final long bytesMax;
    private final MemberSets memberSets;
    private volatile StoreUsage usage;

    // Counted where the store is called, read anywhere.
    private final LongAdder refusedFull = new LongAdder();
    private final LongAdder failures = new LongAdder();
    private final LongAdder evictedBytes = new LongAdder();
    private final LongAdder expired = new LongAdder();

    /** A keeper of a store that may hold so many bytes. */
    public Keeper(Store store, long bytesMax) {
        this.store = store;
        this.bytesMax = bytesMax;
        this.memberSets = new MemberSets(store);
        this.usage = store.usage();
    }

    /** The answer to a task if the store can give it without waiting, or null. May be called beside {@link #perform}. */
    public @Nullable StoreResult performNow(StoreTask task, Instant now) {
        if (!(task instanceof StoreTask.LoadValue load)) {
            return null;
        }
        LoadedNow loaded = store.loadNow(load.key());
        if (loaded instanceof LoadedNow.Found found) {
            return new StoreResult.ValueLoaded(Optional.of(found.value()).filter(value -> isAlive(value, now)));
        }
        return loaded instanceof LoadedNow.Absent ? new StoreResult.ValueLoaded(Optional.empty()) : null;
    }

    /** Does a group of tasks in order and returns the answers in the same order. */
    public List<StoreAnswered> perform(List<StoreTask> group, Instant now) {
        List<StoreAnswered> answers = new ArrayList<>(group.size());
        Batch batch = new Batch(now);
        for (StoreTask task : group) {
            StoreResult result;
            try {
                result = prepare(task, batch);
            } catch (StoreException e) {
                failures.increment();
                result = new StoreResult.Unreadable();
            }
            answers.add(new StoreAnswered(task.ticket(), result));
        }
        List<StoreAnswered> answered = batch.changes.isEmpty() || commit(batch) ? answers : refused(answers);
        usage = store.usage();
        return answered;
    }

    /** What the store held after the last group; readable from any thread. */
    public StoreUsage usage() {
        return usage;
    }

    private boolean commit(Batch batch) {
        try {
            store.commit(batch.changes);
            return true;
        } catch (StoreException e) {
            failures.increment();
            memberSets.forgetAll();
            return false;
        }
    }

    private List<StoreAnswered> refused(List<StoreAnswered> answers) {
        List<StoreAnswered> refused = new ArrayList<>(answers.size());
        for (StoreAnswered answer : answers) {
            boolean saved = answer.result() instanceof StoreResult.Saved;
            refused.add(saved ? new StoreAnswered(answer.ticket(), full()) : answer);
        }
        return refused;
    }

    private StoreResult full() {
        refusedFull.increment();
        return new StoreResult.Full();
    }

    private StoreResult prepare(StoreTask task, Batch batch) {
        if (task instanceof StoreTask.LoadValue load) {
            return new StoreResult.ValueLoaded(store.load(load.key()).filter(value -> isAlive(value, batch.now)));
        }
        if (task instanceof StoreTask.LoadMembers load) {
            return setAt(load.key(), batch).page(load.after(), load.limit(), batch.now);
        }
        if (task instanceof StoreTask.SaveValue save) {
            return saveValue(save.value(), batch);
        }
        if (task instanceof StoreTask.SaveMember save) {
            return saveMember(save.member(), batch);
        }
        if (task instanceof StoreTask.Remember remember) {
            batch.changes.add(new Change.PutContact(remember.contact()));
        } else if (task instanceof StoreTask.Forget forget) {
            batch.changes.add(new Change.DeleteContact(forget.id()));
        } else if (task instanceof StoreTask.Block block) {
            batch.changes.add(new Change.PutBlocked(block.contact()));
        } else if (task instanceof StoreTask.Sweep) {
            sweep(batch.now);
            memberSets.forgetAll();
        } else {
            throw new AssertionError(task);
        }
        return new StoreResult.Done();
    }

    private void sweep(Instant now) {
        int deleted = SWEEP_MAX;
        for (int i = 0; i < SWEEPS_MAX && deleted == SWEEP_MAX; i++) {
            deleted = store.deleteExpired(now, SWEEP_MAX);
            expired.add(deleted);
        }
    }

    private StoreResult saveValue(StoredValue value, Batch batch) {
        Optional<StoredValue> present = Optional.ofNullable(batch.values.get(value.key()))
                .or(() -> store.load(value.key()))
                .filter(kept -> isAlive(kept, batch.now));
        Provenance merged = present.map(kept -> stronger(kept.provenance(), value.provenance()))
                .orElse(value.provenance());
        if (present.isPresent() && merged.equals(present.get().provenance())) {
            return new StoreResult.Saved(store.durable(), merged.expiresAt());
        }
        boolean held = present.isPresent() && !isEvictable(present.get(), batch);
        if (!held && !makeRoom(value.value().length() + StoreUsage.RECORD_BYTES, batch)) {
            return full();
        }
        StoredValue kept = new StoredValue(value.key(), value.value(), merged);
        batch.values.put(kept.key(), kept);
        batch.changes.add(new Change.PutValue(kept));
        return new StoreResult.Saved(store.durable(), merged.expiresAt());
    }

    private StoreResult saveMember(StoredMember member, Batch batch) {
        MemberSets.MemberSet set = setAt(member.key(), batch);
        Optional<Provenance> present = set.provenanceOf(member.member(), batch.now);
        Provenance merged =
                present.map(kept -> stronger(kept, member.provenance())).orElse(member.provenance());
        if (present.isEmpty()) {
            boolean admitted = set.count(batch.now) < MEMBERS_MAX && makeRoom(StoreUsage.RECORD_BYTES, batch);
            if (!admitted) {
                return full();
            }
        }
        StoredMember kept = new StoredMember(member.key(), member.member(), merged);
        set.put(kept);
        batch.changes.add(new Change.PutMember(kept));
        return new StoreResult.Saved(store.durable(), merged.expiresAt());
    }

    /** What is cached may be gone before the batch is committed and then takes its room a second time. */
    private static boolean isEvictable(StoredValue present, Batch batch) {
        return present.provenance().origin() == Origin.CACHED && !batch.values.containsKey(present.key());
    }

    /** One batch sees one set, with what it has put there, even when the set is no longer among those used last. */
    private MemberSets.MemberSet setAt(Key key, Batch batch) {
        return batch.sets.computeIfAbsent(key, memberSets::at);
    }

    /** A copy never weakens one that is there: the more binding origin stays, and so does the longer life. */
    private static Provenance stronger(Provenance kept, Provenance arriving) {
        if (arriving.origin() == Origin.CACHED && kept.origin() != Origin.CACHED) {
            return kept;
        }
        boolean keptBinds = kept.origin().code() <= arriving.origin().code();
        Instant expiresAt = kept.expiresAt().isAfter(arriving.expiresAt()) ? kept.expiresAt() : arriving.expiresAt();
        return new Provenance(
                keptBinds ? kept.origin() : arriving.origin(),
                keptBinds ? kept.prefix() : arriving.prefix(),
                arriving.storedAt(),
                expiresAt);
    }

    private boolean makeRoom(long bytes, Batch batch) {
        long over = store.usage().bytes() + batch.addedBytes + bytes - bytesMax;
        if (over > 0) {
            long before = store.usage().bytes();
            expired.add(store.deleteExpired(batch.now, SWEEP_MAX));
            over -= before - store.usage().bytes();
        }
        if (over > 0) {
            long freed = store.deleteCached(over);
            evictedBytes.add(freed);
            over -= freed;
        }
        if (over > 0) {
            return false;
        }
        batch.addedBytes += bytes;
        return true;
    }

    private static boolean isAlive(StoredValue value, Instant now) {
        return value.provenance().expiresAt().isAfter(now);
    }

    /** What was counted, by name: saves refused, failed calls, bytes evicted, records expired. */
    public SortedMap<String, Long> counters() {
        return new TreeMap<>(Map.of(
                "store.refused_full", refusedFull.sum(),
                "store.failures", failures.sum(),
                "store.evicted_bytes", evictedBytes.sum(),
                "store.expired", expired.sum()));
    }

    /** Tells that a task had no chance: the queue in front of the store is full. */
    public static StoreAnswered refuse(StoreTask task) {
        boolean save = task instanceof StoreTask.SaveValue || task instanceof StoreTask.SaveMember;
        Ticket ticket = task.ticket();
        return new StoreAnswered(ticket, save ? new StoreResult.Full() : new StoreResult.Unreadable());
    }

    /** The changes of one group, what they will leave behind, and the room they will take. */
    private static final class Batch {

        private final Instant now;
        private final Map<Key, StoredValue> values = new HashMap<>();
        private final Map<Key, MemberSets.MemberSet> sets = new HashMap<>();
        private final List<Change> changes = new ArrayList<>();
        private long addedBytes;

        private Batch(Instant now) {
            this.now = now;
        }
    }
}
