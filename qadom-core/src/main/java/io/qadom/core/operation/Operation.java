package io.qadom.core.operation;

import io.qadom.core.turn.Output;
import io.qadom.core.turn.StoreResult;
import io.qadom.core.turn.Ticket;
import io.qadom.core.turn.Timer;

/** Something a user asked for, from start to outcome. It ends by itself within the time of an operation. */
public abstract class Operation implements Ticket {

    /** Hears that an operation has ended. */
    public interface Listener {
        /** It has finished, failed or been cancelled. */
        void over(Operation operation);
    }

    final Surroundings around;
    private final long number;
    private final Timer deadline = new Timer() {
        @Override
        protected void fired(long nowNanos) {
            timedOut(nowNanos);
        }
    };
    private Listener listener = operation -> {};
    private boolean over;

    Operation(long number, Surroundings around) {
        this.number = number;
        this.around = around;
    }

    /** The number the user's future is known by. */
    public final long number() {
        return number;
    }

    /** Starts; called once. */
    public final void start(Listener toldWhenOver, long nowNanos) {
        listener = toldWhenOver;
        around.timers().start(deadline, nowNanos + around.config().operationNanosMax());
        begin(nowNanos);
    }

    abstract void begin(long nowNanos);

    /** Time is over: finish with what there is. */
    abstract void timedOut(long nowNanos);

    /** Send nothing more. */
    abstract void stopAsking();

    /** The store has answered a task that carried this operation as its ticket. */
    public void storeAnswered(StoreResult result, long nowNanos) {}

    /** The user does not want it any more. */
    public final void cancel() {
        if (!over) {
            end();
        }
    }

    final void finish(Object outcome) {
        if (!over) {
            end();
            around.outbox().add(new Output.Finished(number, outcome));
        }
    }

    final void fail(RuntimeException cause) {
        if (!over) {
            end();
            around.outbox().add(new Output.Failed(number, cause));
        }
    }

    /** Whether it has finished, failed or been cancelled; what arrives later changes nothing. */
    public final boolean isOver() {
        return over;
    }

    private void end() {
        over = true;
        around.timers().stop(deadline);
        stopAsking();
        listener.over(this);
    }
}
