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
import org.jspecify.annotations.Nullable;

/**
 * A store in memory. It never waits, so that the protocol's own thread may call it, and survives nothing.
 *
 * <p>Bounds: it keeps what it is given. Whoever commits looks at {@link #usage} first, and deletes.
 */
public final class MemoryStore implements Store {

    // Read beside the thread that commits, by loadNow; everything else is not.
    private final Map<Key, StoredValue> values = new ConcurrentHashMap<>();

    /** The order of the keys, kept from the first time that somebody asks for it. */
    private @Nullable NavigableSet<Key> orderedKeys;

    private final MemberSets members = new MemberSets();
    private final Map<NodeId, RememberedContact> contacts = new HashMap<>();
    private final Map<NodeId, BlockedContact> blocklist = new HashMap<>();
    private final UsageTally tally = new UsageTally();

    private final ExpiryIndex<Key> valueEnds = new ExpiryIndex<>();
    private final ExpiryIndex<MemberId> memberEnds = new ExpiryIndex<>();
    private final ExpiryIndex<NodeId> blockEnds = new ExpiryIndex<>();
    private final NavigableSet<StoredValue> cachedByAge = new TreeSet<>(Comparator.<StoredValue, Instant>comparing(
                    value -> value.provenance().storedAt())
            .thenComparing(StoredValue::key));

    private record MemberId(Key key, Key member) {}

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
        NavigableSet<Key> keys = orderedKeys == null ? new TreeSet<>(values.keySet()) : orderedKeys;
        orderedKeys = keys;
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
        if (replaced != null) {
            forget(replaced);
        } else if (orderedKeys != null) {
            orderedKeys.add(value.key());
        }
        tally.valueAdded(value);
        valueEnds.add(value.key(), value.provenance().expiresAt());
        if (UsageTally.isCached(value)) {
            cachedByAge.add(value);
        }
    }

    private void deleteValue(Key key) {
        StoredValue deleted = values.remove(key);
        if (deleted != null) {
            forget(deleted);
            if (orderedKeys != null) {
                orderedKeys.remove(key);
            }
        }
    }

    private void forget(StoredValue value) {
        tally.valueRemoved(value);
        valueEnds.remove(value.key(), value.provenance().expiresAt());
        if (UsageTally.isCached(value)) {
            cachedByAge.remove(value);
        }
    }

    private void putMember(StoredMember member) {
        members.put(member).ifPresent(this::forget);
        tally.memberAdded();
        memberEnds.add(idOf(member), member.provenance().expiresAt());
    }

    private void deleteMember(Key key, Key member) {
        members.remove(key, member).ifPresent(this::forget);
    }

    private void forget(StoredMember member) {
        tally.memberRemoved();
        memberEnds.remove(idOf(member), member.provenance().expiresAt());
    }

    private static MemberId idOf(StoredMember member) {
        return new MemberId(member.key(), member.member());
    }

    private void putBlocked(BlockedContact blocked) {
        NodeId id = blocked.contact().id();
        deleteBlocked(id);
        blocklist.put(id, blocked);
        blockEnds.add(id, blocked.until());
    }

    private void deleteBlocked(NodeId id) {
        BlockedContact deleted = blocklist.remove(id);
        if (deleted != null) {
            blockEnds.remove(id, deleted.until());
        }
    }

    @Override
    public int deleteExpired(Instant now, int limit) {
        List<Change> deletions = new ArrayList<>();
        for (Key key : valueEnds.dueAt(now, limit)) {
            deletions.add(new Change.DeleteValue(key));
        }
        for (MemberId member : memberEnds.dueAt(now, limit - deletions.size())) {
            deletions.add(new Change.DeleteMember(member.key(), member.member()));
        }
        for (NodeId id : blockEnds.dueAt(now, limit - deletions.size())) {
            deletions.add(new Change.DeleteBlocked(id));
        }
        commit(deletions);
        return deletions.size();
    }

    @Override
    public long deleteCached(long bytes) {
        long freed = 0;
        while (freed < bytes && !cachedByAge.isEmpty()) {
            StoredValue oldest = cachedByAge.first();
            freed += UsageTally.bytesOf(oldest);
            deleteValue(oldest.key());
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
