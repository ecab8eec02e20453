package io.qadom.core.network;

import java.time.Duration;
import java.util.PriorityQueue;

/**
 * The one clock and the one queue of a virtual network. Events happen in the order of their times, those of one time in
 * the order they were planned; every event leaves its mark in a hash, so that two runs can be compared by one number.
 */
final class VirtualTime {

    /** Below zero, so that every run crosses it: monotonic time may have any sign. */
    private static final long START_NANOS = -Duration.ofSeconds(10).toNanos();

    private static final long PRIME = 0x9E3779B97F4A7C15L;

    private final PriorityQueue<Event> queue = new PriorityQueue<>();
    private long nowNanos = START_NANOS;
    private long sequence;
    private long hash;

    private record Event(long nanos, long sequence, long mark, Runnable action) implements Comparable<Event> {

        @Override
        public int compareTo(Event other) {
            return nanos != other.nanos ? Long.compare(nanos, other.nanos) : Long.compare(sequence, other.sequence);
        }
    }

    long nowNanos() {
        return nowNanos;
    }

    /**
     * Plans an event.
     *
     * @param delayNanos how long from now, 0 or more
     * @param mark what distinguishes it from others of its time, for the hash
     * @param action what happens
     */
    void in(long delayNanos, long mark, Runnable action) {
        queue.add(new Event(nowNanos + Math.max(0, delayNanos), sequence++, mark, action));
    }

    /** Lets the next event happen if it is not after a moment; else time moves on to that moment. */
    boolean step(long untilNanos) {
        Event next = queue.peek();
        if (next == null || next.nanos() > untilNanos) {
            nowNanos = untilNanos;
            return false;
        }
        queue.poll();
        nowNanos = next.nanos();
        leaveMark(next.nanos());
        leaveMark(next.mark());
        next.action().run();
        return true;
    }

    private void leaveMark(long mark) {
        hash = Long.rotateLeft(hash ^ mark * PRIME, 29) * PRIME;
    }

    /** A digest of everything that has happened, order and times included. */
    long hash() {
        return hash;
    }
}
