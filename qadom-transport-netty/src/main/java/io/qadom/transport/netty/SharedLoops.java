package io.qadom.transport.netty;

import io.netty.channel.EventLoop;
import io.netty.channel.SingleThreadIoEventLoop;
import io.netty.util.concurrent.FastThreadLocalThread;
import io.netty.util.concurrent.RejectedExecutionHandlers;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The loops of one kind that the transports of this process share, one for each core. A loop's thread starts with its first
 * transport and ends with its last.
 *
 * <p>Each loop stands alone, outside of Netty's groups: a group makes all its loops at once, and tells their end on
 * another thread that then lingers for a second.
 */
final class SharedLoops {

    private static final long SHUTDOWN_SECONDS_MAX = 5;

    /** How long tasks may run before the sockets are looked at again. */
    private static final long TASKS_MILLIS_MAX = 5;

    private static final SharedLoops EPOLL = new SharedLoops(Polling.EPOLL);
    private static final SharedLoops NIO = new SharedLoops(Polling.NIO);

    private final Polling polling;
    private final Slot[] slots = new Slot[Runtime.getRuntime().availableProcessors()];

    private SharedLoops(Polling polling) {
        this.polling = polling;
        for (int i = 0; i < slots.length; i++) {
            slots[i] = new Slot(i);
        }
    }

    /** The loops of one kind. */
    static SharedLoops of(Polling polling) {
        return polling == Polling.EPOLL ? EPOLL : NIO;
    }

    /** A share in the loop with the fewest transports. To be given back. */
    synchronized Lease borrow() {
        Slot emptiest = slots[0];
        for (Slot slot : slots) {
            if (slot.leases < emptiest.leases) {
                emptiest = slot;
            }
        }
        return new Lease(emptiest, emptiest.borrow());
    }

    private synchronized void giveBack(Slot slot) {
        slot.giveBack();
    }

    /** A share in a loop. */
    final class Lease {

        private final Slot slot;
        private final EventLoop loop;

        private Lease(Slot slot, EventLoop loop) {
            this.slot = slot;
            this.loop = loop;
        }

        Polling polling() {
            return polling;
        }

        EventLoop loop() {
            return loop;
        }

        /** Ends the share; to be called once. The loop ends with its last share. */
        void giveBack() {
            SharedLoops.this.giveBack(slot);
        }
    }

    /** The place of one loop; guarded by the loops around it. */
    private final class Slot {

        private final String threadName;
        private int leases;
        private @Nullable EventLoop loop;

        private Slot(int index) {
            // Not with +: linking the first concatenation of a process takes 10 ms from every command.
            this.threadName = "qadom-loop-".concat(Integer.toString(index));
        }

        private EventLoop borrow() {
            EventLoop running = loop;
            if (running == null) {
                running = start();
                loop = running;
            }
            leases++;
            return running;
        }

        private EventLoop start() {
            ThreadFactory threads = task -> {
                Thread thread = new FastThreadLocalThread(task, threadName);
                // Whatever thread opens it: a process lives as long as it has an open transport.
                thread.setDaemon(false);
                return thread;
            };
            return new SingleThreadIoEventLoop(
                    null,
                    threads,
                    polling.handlerFactory(),
                    Integer.MAX_VALUE, // Whoever submits tasks bounds them: each belongs to an operation in flight.
                    RejectedExecutionHandlers.reject(),
                    TASKS_MILLIS_MAX);
        }

        private void giveBack() {
            leases--;
            if (leases == 0 && loop != null) {
                loop.shutdownGracefully(0, SHUTDOWN_SECONDS_MAX, TimeUnit.SECONDS);
                loop = null;
            }
        }
    }
}
