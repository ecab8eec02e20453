package io.qadom.store.memory;

import io.qadom.api.Key;
import io.qadom.api.NodeId;
import io.qadom.spi.BlockedContact;
import io.qadom.spi.Change;
import io.qadom.spi.LoadedNow;
import io.qadom.spi.RememberedContact;
import io.qadom.spi.Store;
import io.qadom.spi.StoreUsage;
import io.qadom.spi.StoredMember;
import io.qadom.spi.StoredValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * A store in memory. It never waits, so that the protocol's own thread may call it, and survives nothing.
 *
 * <p>Bounds: it keeps what it is given. Whoever commits looks at {@link #usage} first, and deletes.
 */
// Only the values are read by more than one thread at a time, by loadNow: they alone are in a concurrent map. It
// answers
// in the time of one hash lookup; the order of keys is kept beside it, because a sorted concurrent map would pay for
// the
// order at every lookup.
public final class MemoryStore implements Store {

    private final Map<Key, StoredValue> values = new ConcurrentHashMap<>();
    private final NavigableSet<Key> keys = new TreeSet<>();
    private final MemberSets members = new MemberSets();
    private final Map<NodeId, RememberedContact> contacts = new HashMap<>();
    private final Map<NodeId, BlockedContact> blocklist = new HashMap<>();
    private final UsageTally tally = new UsageTally();

    private final OrderedIndex<StoredValue> valuesByEnd =
            new OrderedIndex<>(value -> value.provenance().expiresAt(), Comparator.comparing(StoredValue::key));
    private final OrderedIndex<StoredValue> cachedByAge =
            new OrderedIndex<>(value -> value.provenance().storedAt(), Comparator.comparing(StoredValue::key));
    private final OrderedIndex<StoredMember> membersByEnd = new OrderedIndex<>(
            member -> member.provenance().expiresAt(),
            Comparator.comparing(StoredMember::key).thenComparing(StoredMember::member));
    private final OrderedIndex<BlockedContact> blockedByEnd = new OrderedIndex<>(
            BlockedContact::until,
            Comparator.comparing(blocked -> blocked.contact().id()));

    /** An empty store. */
    public MemoryStore() {}

    @Override
    public boolean blocking() {
        return false;
    }

    @Override
    public boolean durable() {
        return false;
    }

    @Override
    public LoadedNow loadNow(Key key) {
        StoredValue value = values.get(key);
        return value == null ? LoadedNow.Absent.INSTANCE : new LoadedNow.Found(value);
    }

    @Override
    public Optional<StoredValue> load(Key key) {
        return Optional.ofNullable(values.get(key));
    }

    @Override
    public List<Key> keys(Optional<Key> after, int limit) {
        return after.map(last -> keys.tailSet(last, false)).orElse(keys).stream()
                .limit(limit)
                .toList();
    }

    @Override
    public List<StoredMember> members(Key key, Optional<Key> after, int limit) {
        return members.page(key, after, limit);
    }

    /** Makes the changes one by one: nothing here can fail half-way. */
    @Override
    public void commit(List<Change> changes) {
        changes.forEach(this::make);
    }

    private void make(Change change) {
        if (change instanceof Change.PutValue put) {
            putValue(put.value());
        } else if (change instanceof Change.DeleteValue delete) {
            deleteValue(delete.key());
        } else if (change instanceof Change.PutMember put) {
            putMember(put.member());
        } else if (change instanceof Change.DeleteMember delete) {
            deleteMember(delete.key(), delete.member());
        } else if (change instanceof Change.PutContact put) {
            contacts.put(put.contact().contact().id(), put.contact());
        } else if (change instanceof Change.DeleteContact delete) {
            contacts.remove(delete.id());
        } else if (change instanceof Change.PutBlocked put) {
            putBlocked(put.contact());
        } else if (change instanceof Change.DeleteBlocked delete) {
            deleteBlocked(delete.id());
        } else {
            throw new AssertionError("unknown change " + change);
        }
    }

    private void putValue(StoredValue value) {
        StoredValue replaced = values.put(value.key(), value);
        if (replaced == null) {
            keys.add(value.key());
        } else {
            forget(replaced);
        }
        tally.valueAdded(value);
        valuesByEnd.add(value);
        if (UsageTally.isCached(value)) {
            cachedByAge.add(value);
        }
    }

    private void deleteValue(Key key) {
        StoredValue deleted = values.remove(key);
        if (deleted != null) {
            keys.remove(key);
            forget(deleted);
        }
    }

    private void forget(StoredValue value) {
        tally.valueRemoved(value);
        valuesByEnd.remove(value);
        if (UsageTally.isCached(value)) {
            cachedByAge.remove(value);
        }
    }

    private void putMember(StoredMember member) {
        members.put(member).ifPresent(this::forget);
        tally.memberAdded();
        membersByEnd.add(member);
    }

    private void deleteMember(Key key, Key member) {
        members.remove(key, member).ifPresent(this::forget);
    }

    private void forget(StoredMember member) {
        tally.memberRemoved();
        membersByEnd.remove(member);
    }

    private void putBlocked(BlockedContact blocked) {
        deleteBlocked(blocked.contact().id());
        blocklist.put(blocked.contact().id(), blocked);
        blockedByEnd.add(blocked);
    }

    private void deleteBlocked(NodeId id) {
        BlockedContact deleted = blocklist.remove(id);
        if (deleted != null) {
            blockedByEnd.remove(deleted);
        }
    }

    @Override
    public int deleteExpired(Instant now, int limit) {
        List<Change> deletions = new ArrayList<>();
        for (StoredValue value : valuesByEnd.dueAt(now, limit)) {
            deletions.add(new Change.DeleteValue(value.key()));
        }
        for (StoredMember member : membersByEnd.dueAt(now, limit - deletions.size())) {
            deletions.add(new Change.DeleteMember(member.key(), member.member()));
        }
        for (BlockedContact blocked : blockedByEnd.dueAt(now, limit - deletions.size())) {
            deletions.add(new Change.DeleteBlocked(blocked.contact().id()));
        }
        commit(deletions);
        return deletions.size();
    }

    @Override
    public long deleteCached(long bytes) {
        long freed = 0;
        Optional<StoredValue> oldest = cachedByAge.earliest();
        while (freed < bytes && oldest.isPresent()) {
            freed += UsageTally.bytesOf(oldest.get());
            deleteValue(oldest.get().key());
            oldest = cachedByAge.earliest();
        }
        return freed;
    }

    @Override
    public List<RememberedContact> contacts(int limit) {
        return lastFirst(
                contacts.values().stream(),
                Comparator.comparing(RememberedContact::seenAt)
                        .thenComparing(remembered -> remembered.contact().id()),
                limit);
    }

    @Override
    public List<BlockedContact> blocklist(int limit) {
        return lastFirst(
                blocklist.values().stream(),
                Comparator.comparing(BlockedContact::until)
                        .thenComparing(blocked -> blocked.contact().id()),
                limit);
    }

    // The id decides between equal moments: the same run always gives the same list.
    private static <T> List<T> lastFirst(Stream<T> entries, Comparator<T> order, int limit) {
        return entries.sorted(order.reversed()).limit(limit).toList();
    }

    @Override
    public StoreUsage usage() {
        return tally.usage();
    }

    /** Forgets nothing by itself; the memory goes with the store. */
    @Override
    public void close() {}
}
