package io.qadom.core.routing;

import io.qadom.api.Contact;
import io.qadom.api.Identifier;
import io.qadom.api.NodeId;
import io.qadom.spi.RoutingTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A routing table of k-buckets, one for each length of prefix shared with this node (Maymounkov and Mazi&egrave;res,
 * <i>Kademlia</i>, section 2.2, with the replacement caches of section 4.1).
 */
public final class KBucketTable implements RoutingTable {

    private final NodeId self;
    private final int bucketSize;
    private final @Nullable KBucket[] buckets = new KBucket[Identifier.BITS];
    private final NetworkShares shares = new NetworkShares();
    private int size;

    /** An empty table. */
    public KBucketTable(NodeId self, int bucketSize) {
        this.self = self;
        this.bucketSize = bucketSize;
    }

    @Override
    public Offer offer(Contact contact, long nowNanos) {
        int index = self.commonPrefixLength(contact.id());
        if (index == Identifier.BITS) {
            return new Offer.Rejected(Offer.Reason.SELF);
        }
        KBucket bucket = bucket(index, nowNanos);
        BucketEntry known = bucket.entry(contact.id());
        if (known != null) {
            return seenAgain(bucket, known, contact, nowNanos);
        }
        if (!shares.admits(contact, bucket)) {
            return new Offer.Rejected(Offer.Reason.CROWDED);
        }
        if (bucket.isFull()) {
            bucket.keepAsReplacement(contact, nowNanos);
            return new Offer.Pending(bucket.questionable(nowNanos));
        }
        putIn(bucket, new BucketEntry(contact, nowNanos));
        return new Offer.Inserted();
    }

    private Offer seenAgain(KBucket bucket, BucketEntry known, Contact contact, long nowNanos) {
        if (known.contact().endpoint().equals(contact.endpoint())) {
            bucket.refresh(known, nowNanos);
            return new Offer.Refreshed();
        }
        if (known.isGood(nowNanos)) {
            // Nothing proves an address yet: whoever answers at the old one keeps its place.
            bucket.keepAsReplacement(contact, nowNanos);
            return new Offer.Pending(Optional.of(known.contact()));
        }
        takeOut(bucket, known);
        if (!shares.admits(contact, bucket)) {
            putIn(bucket, known);
            return new Offer.Rejected(Offer.Reason.CROWDED);
        }
        putIn(bucket, new BucketEntry(contact, nowNanos));
        return new Offer.Inserted();
    }

    @Override
    public Miss missed(NodeId id, long nowNanos) {
        KBucket bucket = bucketOf(id);
        BucketEntry entry = bucket == null ? null : bucket.entry(id);
        if (bucket == null || entry == null) {
            return new Miss.Unknown();
        }
        entry.missed();
        takeOut(bucket, entry);
        Optional<Contact> promoted = promote(bucket);
        if (promoted.isEmpty() && !entry.isBad()) {
            putIn(bucket, entry);
            return new Miss.Questionable();
        }
        return new Miss.Evicted(promoted);
    }

    @Override
    public boolean remove(NodeId id) {
        KBucket bucket = bucketOf(id);
        if (bucket == null) {
            return false;
        }
        bucket.forgetReplacement(id);
        BucketEntry entry = bucket.entry(id);
        if (entry == null) {
            return false;
        }
        takeOut(bucket, entry);
        promote(bucket);
        return true;
    }

    private void putIn(KBucket bucket, BucketEntry entry) {
        bucket.add(entry);
        shares.add(entry.contact());
        size++;
    }

    private void takeOut(KBucket bucket, BucketEntry entry) {
        bucket.remove(entry);
        shares.remove(entry.contact());
        size--;
    }

    /** Its network may have filled up since a replacement began to wait. */
    private Optional<Contact> promote(KBucket bucket) {
        BucketEntry replacement = bucket.takeReplacement(waiting -> shares.admits(waiting, bucket));
        if (replacement == null) {
            return Optional.empty();
        }
        putIn(bucket, replacement);
        return Optional.of(replacement.contact());
    }

    @Override
    public Optional<Contact> contact(NodeId id) {
        KBucket bucket = bucketOf(id);
        BucketEntry entry = bucket == null ? null : bucket.entry(id);
        return entry == null ? Optional.empty() : Optional.of(entry.contact());
    }

    @Override
    public List<Contact> closest(Identifier target, int count) {
        Closest closest = new Closest(target, count);
        int shared = Math.min(self.commonPrefixLength(target), Identifier.BITS - 1);
        // Everybody in the target's own bucket is closer to it than anybody elsewhere; then come those who share as
        // much with the target as this node does, the buckets above; then, each farther than the one before, those
        // below.
        closest.addAll(buckets[shared]);
        closest.endOfGroup();
        for (int i = shared + 1; i < Identifier.BITS && !closest.isComplete(); i++) {
            closest.addAll(buckets[i]);
        }
        closest.endOfGroup();
        for (int i = shared - 1; i >= 0 && !closest.isComplete(); i--) {
            closest.addAll(buckets[i]);
            closest.endOfGroup();
        }
        return closest.contacts();
    }

    @Override
    public int goodCloserThanSelf(Identifier target, int limit, long nowNanos) {
        int shared = self.commonPrefixLength(target);
        int closer = 0;
        // Only a contact that differs from this node in a bit where the target does too can be closer.
        for (int i = shared; i < Identifier.BITS && closer < limit; i++) {
            KBucket bucket = buckets[i];
            if (bucket != null) {
                closer += bucket.goodCloser(target, self, nowNanos);
            }
        }
        return Math.min(closer, limit);
    }

    @Override
    public Optional<Contact> leastRecentlySeen() {
        BucketEntry oldest = null;
        for (KBucket bucket : buckets) {
            BucketEntry head = bucket == null ? null : bucket.leastRecentlySeen();
            if (head != null && (oldest == null || head.seenNanos() - oldest.seenNanos() < 0)) {
                oldest = head;
            }
        }
        return oldest == null ? Optional.empty() : Optional.of(oldest.contact());
    }

    @Override
    public void lookedUp(Identifier target, long nowNanos) {
        int index = self.commonPrefixLength(target);
        if (index < Identifier.BITS) {
            bucket(index, nowNanos).lookedUp(nowNanos);
        }
    }

    @Override
    public List<Integer> idleBuckets(long idleNanos, long nowNanos) {
        List<Integer> idle = new ArrayList<>();
        for (int i = 0; i <= deepestBucket(); i++) {
            KBucket bucket = buckets[i];
            if (bucket == null || nowNanos - bucket.lookedUpNanos() >= idleNanos) {
                idle.add(i);
            }
        }
        return idle;
    }

    private int deepestBucket() {
        int deepest = Identifier.BITS - 1;
        while (deepest >= 0) {
            KBucket bucket = buckets[deepest];
            if (bucket != null && bucket.size() > 0) {
                break;
            }
            deepest--;
        }
        return deepest;
    }

    @Override
    public int size() {
        return size;
    }

    @Override
    public List<Entry> entries(long nowNanos) {
        List<Entry> entries = new ArrayList<>(size);
        for (int i = 0; i < Identifier.BITS; i++) {
            KBucket bucket = buckets[i];
            if (bucket != null) {
                bucket.describe(i, nowNanos, entries);
            }
        }
        return entries;
    }

    private @Nullable KBucket bucketOf(NodeId id) {
        int index = self.commonPrefixLength(id);
        return index == Identifier.BITS ? null : buckets[index];
    }

    private KBucket bucket(int index, long nowNanos) {
        KBucket bucket = buckets[index];
        if (bucket == null) {
            bucket = new KBucket(bucketSize, nowNanos);
            buckets[index] = bucket;
        }
        return bucket;
    }
}
