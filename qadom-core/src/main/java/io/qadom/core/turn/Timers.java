package io.qadom.core.turn;

import java.util.Arrays;

/**
 * The timers of one node in a binary heap, the earliest first; those of one time fire in the order they were started, so
 * that a run can be repeated. A timer knows its place, so stopping one costs as little as starting one.
 */
public final class Timers {

    /** {@link #nextDeadlineNanos} when nothing waits: as far away as a comparison by subtraction reaches. */
    public static final long NEVER = Long.MAX_VALUE;

    private Timer[] heap = new Timer[64];
    private int size;
    private long sequence;

    /** Starts a timer, or moves it when it waits. */
    public void start(Timer timer, long deadlineNanos) {
        timer.deadlineNanos = deadlineNanos;
        timer.sequence = sequence++;
        if (timer.isWaiting()) {
            siftDown(siftUp(timer.position));
            return;
        }
        if (size == heap.length) {
            heap = Arrays.copyOf(heap, 2 * size);
        }
        place(timer, size++);
        siftUp(timer.position);
    }

    /** Stops a timer; does nothing when it does not wait. */
    public void stop(Timer timer) {
        if (!timer.isWaiting()) {
            return;
        }
        int hole = timer.position;
        timer.position = Timer.IDLE;
        Timer last = heap[--size];
        heap[size] = null;
        if (last != timer) {
            place(last, hole);
            siftDown(siftUp(hole));
        }
    }

    /** When the earliest timer fires, or {@link #NEVER}. */
    public long nextDeadlineNanos() {
        return size == 0 ? NEVER : heap[0].deadlineNanos;
    }

    /** Fires the timers whose time has come, at most so many. */
    public void advance(long nowNanos, int limit) {
        for (int i = 0; i < limit && size > 0 && heap[0].deadlineNanos - nowNanos <= 0; i++) {
            Timer due = heap[0];
            stop(due);
            due.fired(nowNanos);
        }
    }

    /** How many wait. */
    public int size() {
        return size;
    }

    private void place(Timer timer, int position) {
        heap[position] = timer;
        timer.position = position;
    }

    private int siftUp(int from) {
        int position = from;
        Timer timer = heap[position];
        while (position > 0 && before(timer, heap[(position - 1) >>> 1])) {
            place(heap[(position - 1) >>> 1], position);
            position = (position - 1) >>> 1;
        }
        place(timer, position);
        return position;
    }

    private void siftDown(int from) {
        int position = from;
        Timer timer = heap[position];
        while (2 * position + 1 < size) {
            int child = 2 * position + 1;
            if (child + 1 < size && before(heap[child + 1], heap[child])) {
                child++;
            }
            if (!before(heap[child], timer)) {
                break;
            }
            place(heap[child], position);
            position = child;
        }
        place(timer, position);
    }

    private static boolean before(Timer a, Timer b) {
        long difference = a.deadlineNanos - b.deadlineNanos;
        return difference != 0 ? difference < 0 : a.sequence - b.sequence < 0;
    }
}
