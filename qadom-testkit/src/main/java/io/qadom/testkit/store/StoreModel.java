package io.qadom.testkit.store;

import io.qadom.api.Key;
import io.qadom.api.NodeId;
import io.qadom.spi.BlockedContact;
import io.qadom.spi.Change;
import io.qadom.spi.Provenance.Origin;
import io.qadom.spi.RememberedContact;
import io.qadom.spi.StoreUsage;
import io.qadom.spi.StoredMember;
import io.qadom.spi.StoredValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a store should hold, kept the dumbest way: plain maps, accounts summed up anew each time. */
final class StoreModel {

    private record MemberKey(Key key, Key member) implements Comparable<MemberKey> {
        @Override
        public int compareTo(MemberKey other) {
            int c = key.compareTo(other.key);
            return c != 0 ? c : member.compareTo(other.member);
        }
    }

    private final Map<Key, StoredValue> values = new TreeMap<>();
    private final Map<MemberKey, StoredMember> members = new TreeMap<>();
    private final Map<NodeId, RememberedContact> contacts = new TreeMap<>();
    private final Map<NodeId, BlockedContact> blocklist = new TreeMap<>();

    void apply(Collection<Change> changes) {
        changes.forEach(this::apply);
    }

    private void apply(Change change) {
        if (change instanceof Change.PutValue put) {
            values.put(put.value().key(), put.value());
        } else if (change instanceof Change.DeleteValue delete) {
            values.remove(delete.key());
        } else if (change instanceof Change.PutMember put) {
            members.put(new MemberKey(put.member().key(), put.member().member()), put.member());
        } else if (change instanceof Change.DeleteMember delete) {
            members.remove(new MemberKey(delete.key(), delete.member()));
        } else if (change instanceof Change.PutContact put) {
            contacts.put(put.contact().contact().id(), put.contact());
        } else if (change instanceof Change.DeleteContact delete) {
            contacts.remove(delete.id());
        } else if (change instanceof Change.PutBlocked put) {
            blocklist.put(put.contact().contact().id(), put.contact());
        } else if (change instanceof Change.DeleteBlocked delete) {
            blocklist.remove(delete.id());
        } else {
            throw new AssertionError("unknown change " + change);
        }
    }

    int deleteExpired(Instant now) {
        int before = values.size() + members.size() + blocklist.size();
        values.values().removeIf(kept -> !kept.provenance().expiresAt().isAfter(now));
        members.values().removeIf(kept -> !kept.provenance().expiresAt().isAfter(now));
        blocklist.values().removeIf(kept -> !kept.until().isAfter(now));
        return before - values.size() - members.size() - blocklist.size();
    }

    /** Right only when no two cached values were stored at the same moment. */
    long deleteCached(long bytes) {
        List<StoredValue> oldestFirst = values.values().stream()
                .filter(StoreModel::isCached)
                .sorted(Comparator.comparing(kept -> kept.provenance().storedAt()))
                .toList();
        long freed = 0;
        for (StoredValue kept : oldestFirst) {
            if (freed >= bytes) {
                break;
            }
            values.remove(kept.key());
            freed += bytesOf(kept);
        }
        return freed;
    }

    StoreContents contents() {
        return new StoreContents(
                new ArrayList<>(values.values()),
                new ArrayList<>(members.values()),
                new TreeMap<>(contacts),
                new TreeMap<>(blocklist),
                usage());
    }

    StoreUsage usage() {
        long valueBytes =
                values.values().stream().mapToLong(StoreModel::bytesOf).sum();
        long cachedBytes = values.values().stream()
                .filter(StoreModel::isCached)
                .mapToLong(StoreModel::bytesOf)
                .sum();
        long memberBytes = (long) members.size() * StoreUsage.RECORD_BYTES;
        return new StoreUsage(valueBytes + memberBytes, cachedBytes, values.size(), members.size());
    }

    private static boolean isCached(StoredValue kept) {
        return kept.provenance().origin() == Origin.CACHED;
    }

    private static long bytesOf(StoredValue kept) {
        return (long) kept.value().length() + StoreUsage.RECORD_BYTES;
    }
}
