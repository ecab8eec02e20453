package io.qadom.store.memory;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;

/** Records ordered by a moment of theirs, so that finding the earliest never walks over the others. */
final class OrderedIndex<T> {

    private final TreeSet<T> earliestFirst;
    private final Function<T, Instant> moment;

    /**
     * An empty index.
     *
     * @param moment what to order by
     * @param identity tells records of one moment apart: 0 only for two states of one record
     */
    OrderedIndex(Function<T, Instant> moment, Comparator<T> identity) {
        this.moment = moment;
        this.earliestFirst = new TreeSet<>(Comparator.comparing(moment).thenComparing(identity));
    }

    void add(T entry) {
        earliestFirst.add(entry);
    }

    void remove(T entry) {
        earliestFirst.remove(entry);
    }

    Optional<T> earliest() {
        return earliestFirst.isEmpty() ? Optional.empty() : Optional.of(earliestFirst.first());
    }

    /** Those whose moment has come, the earliest first. */
    List<T> dueAt(Instant now, int limit) {
        List<T> due = new ArrayList<>();
        for (T entry : earliestFirst) {
            if (due.size() >= limit || moment.apply(entry).isAfter(now)) {
                break;
            }
            due.add(entry);
        }
        return due;
    }
}
