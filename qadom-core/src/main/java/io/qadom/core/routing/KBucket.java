package io.qadom.core.routing;

import io.qadom.api.Contact;
import io.qadom.api.Identifier;
import io.qadom.api.NodeId;
import io.qadom.spi.RoutingTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Up to k contacts that share one length of prefix with this node, the least recently seen first, and who waits. */
final class KBucket {

    private static final int REPLACEMENTS_MAX = 10;

    private final int bucketSize;
    private final List<BucketEntry> entries = new ArrayList<>(4);
    private final List<BucketEntry> replacements = new ArrayList<>(0);
    private long lookedUpNanos;

    KBucket(int bucketSize, long nowNanos) {
        this.bucketSize = bucketSize;
        this.lookedUpNanos = nowNanos;
    }

    @Nullable
    BucketEntry entry(NodeId id) {
        for (int i = 0; i < entries.size(); i++) {
            if (entries.get(i).contact().id().equals(id)) {
                return entries.get(i);
            }
        }
        return null;
    }

    boolean isFull() {
        return entries.size() >= bucketSize;
    }

    int size() {
        return entries.size();
    }

    List<BucketEntry> entries() {
        return entries;
    }

    /** Adds an entry behind those that were seen before it. */
    void add(BucketEntry entry) {
        int at = entries.size();
        while (at > 0 && entries.get(at - 1).seenNanos() - entry.seenNanos() > 0) {
            at--;
        }
        entries.add(at, entry);
        forgetReplacement(entry.contact().id());
    }

    void remove(BucketEntry entry) {
        entries.remove(entry);
    }

    /** Moves an entry to the end, where the most recently seen are; it does not wait at another endpoint any more. */
    void refresh(BucketEntry entry, long nowNanos) {
        entry.seen(nowNanos);
        forgetReplacement(entry.contact().id());
        int last = entries.size() - 1;
        if (entries.get(last) != entry) {
            entries.remove(entry);
            entries.add(entry);
        }
    }

    void keepAsReplacement(Contact contact, long nowNanos) {
        forgetReplacement(contact.id());
        if (replacements.size() == REPLACEMENTS_MAX) {
            replacements.remove(0);
        }
        replacements.add(new BucketEntry(contact, nowNanos));
    }

    void forgetReplacement(NodeId id) {
        if (!replacements.isEmpty()) {
            replacements.removeIf(waiting -> waiting.contact().id().equals(id));
        }
    }

    /** The replacement seen last, of those that may enter and are not in already, leaves the cache. */
    @Nullable
    BucketEntry takeReplacement(Predicate<Contact> mayEnter) {
        for (int i = replacements.size() - 1; i >= 0; i--) {
            Contact waiting = replacements.get(i).contact();
            if (entry(waiting.id()) == null && mayEnter.test(waiting)) {
                return replacements.remove(i);
            }
        }
        return null;
    }

    Optional<Contact> questionable(long nowNanos) {
        return entries.stream()
                .filter(entry -> !entry.isGood(nowNanos))
                .map(BucketEntry::contact)
                .findFirst();
    }

    int goodCloser(Identifier target, NodeId than, long nowNanos) {
        int closer = 0;
        for (BucketEntry entry : entries) {
            if (entry.isGood(nowNanos)
                    && target.compareDistances(entry.contact().id(), than) < 0) {
                closer++;
            }
        }
        return closer;
    }

    @Nullable
    BucketEntry leastRecentlySeen() {
        return entries.isEmpty() ? null : entries.get(0);
    }

    void lookedUp(long nowNanos) {
        lookedUpNanos = nowNanos;
    }

    long lookedUpNanos() {
        return lookedUpNanos;
    }

    void describe(int index, long nowNanos, List<RoutingTable.Entry> into) {
        for (BucketEntry entry : entries) {
            into.add(new RoutingTable.Entry(entry.contact(), index, entry.health(nowNanos), entry.seenNanos()));
        }
    }
}
