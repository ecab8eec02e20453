package io.qadom.core.routing;

import io.qadom.api.Contact;
import io.qadom.api.Identifier;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Collects the contacts closest to a target from groups of buckets that come in the order of their distance. Those who
 * missed a question stand back: they are given only when there are not enough others.
 */
final class Closest {

    private final Identifier target;
    private final int count;
    private final List<Contact> sound;
    private final List<Contact> doubtful = new ArrayList<>(0);
    private int groupStart;

    Closest(Identifier target, int count) {
        this.target = target;
        this.count = count;
        this.sound = new ArrayList<>(2 * count);
    }

    void addAll(@Nullable KBucket bucket) {
        if (bucket == null) {
            return;
        }
        List<BucketEntry> entries = bucket.entries();
        for (int i = 0; i < entries.size(); i++) {
            BucketEntry entry = entries.get(i);
            (entry.hasMissed() ? doubtful : sound).add(entry.contact());
        }
    }

    /** Sorts what was added since the last group ended. */
    void endOfGroup() {
        sort(sound, groupStart);
        groupStart = sound.size();
    }

    /** Whether whole groups hold enough contacts. */
    boolean isComplete() {
        return groupStart >= count;
    }

    List<Contact> contacts() {
        if (sound.size() < count && !doubtful.isEmpty()) {
            sort(doubtful, 0);
            sound.addAll(doubtful.subList(0, Math.min(doubtful.size(), count - sound.size())));
            sort(sound, 0);
        }
        return sound.size() <= count ? sound : new ArrayList<>(sound.subList(0, count));
    }

    private void sort(List<Contact> contacts, int from) {
        if (contacts.size() - from > 1) {
            contacts.subList(from, contacts.size()).sort((a, b) -> target.compareDistances(a.id(), b.id()));
        }
    }
}
