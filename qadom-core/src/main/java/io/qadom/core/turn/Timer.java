package io.qadom.core.turn;

/** Something that happens at a time. Waits in {@link Timers}. */
public abstract class Timer {

    static final int IDLE = -1;

    long deadlineNanos;
    long sequence;
    int position = IDLE;

    /** Called when the time has come; may start again. */
    protected abstract void fired(long nowNanos);

    /** Whether it waits. */
    public final boolean isWaiting() {
        return position != IDLE;
    }
}
