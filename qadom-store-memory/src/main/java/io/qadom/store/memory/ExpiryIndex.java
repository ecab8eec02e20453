package io.qadom.store.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * When records end, by the second. Records mostly come in with the life that the ones before them had, so the seconds are
 * few and a record costs a hash entry, not a place in a tree of all records.
 *
 * @param <I> what tells records apart
 */
final class ExpiryIndex<I> {

    private final TreeMap<Long, Map<I, Instant>> endsBySecond = new TreeMap<>();

    void add(I record, Instant end) {
        endsBySecond
                .computeIfAbsent(end.getEpochSecond(), second -> new HashMap<>())
                .put(record, end);
    }

    void remove(I record, Instant end) {
        Map<I, Instant> ends = endsBySecond.get(end.getEpochSecond());
        if (ends != null && ends.remove(record) != null && ends.isEmpty()) {
            endsBySecond.remove(end.getEpochSecond());
        }
    }

    /** Those that end at or before a moment, of the earliest seconds first. */
    List<I> dueAt(Instant now, int limit) {
        List<I> due = new ArrayList<>();
        for (Map<I, Instant> ends :
                endsBySecond.headMap(now.getEpochSecond(), true).values()) {
            for (Map.Entry<I, Instant> end : ends.entrySet()) {
                if (due.size() >= limit) {
                    return due;
                }
                if (!end.getValue().isAfter(now)) {
                    due.add(end.getKey());
                }
            }
        }
        return due;
    }
}
