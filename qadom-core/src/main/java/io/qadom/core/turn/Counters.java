package io.qadom.core.turn;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;

/** The named numbers of one node. Counters only grow; a level is asked when it is read. */
public final class Counters {

    private final SortedMap<String, Counter> counters = new TreeMap<>();
    private final SortedMap<String, LongSupplier> levels = new TreeMap<>();

    /** The counter with a name, made when it is new. */
    public Counter counter(String name) {
        return counters.computeIfAbsent(name, unused -> new Counter());
    }

    /** Adds a level; its name ends in {@code .now}. */
    public void level(String name, LongSupplier level) {
        levels.put(name + ".now", level);
    }

    /** All numbers at this moment. */
    public SortedMap<String, Long> snapshot() {
        SortedMap<String, Long> snapshot = new TreeMap<>();
        counters.forEach((name, counter) -> snapshot.put(name, counter.count));
        levels.forEach((name, level) -> snapshot.put(name, level.getAsLong()));
        return snapshot;
    }

    /** A number that only grows. Used by one thread. */
    public static final class Counter {

        private long count;

        private Counter() {}

        /** Adds one. */
        public void increment() {
            count++;
        }

        /** Adds some. */
        public void add(long amount) {
            count += amount;
        }

        /** The number. */
        public long count() {
            return count;
        }
    }
}
