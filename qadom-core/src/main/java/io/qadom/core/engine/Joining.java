package io.qadom.core.engine;

import io.qadom.api.Contact;
import io.qadom.api.JoinOutcome;
import io.qadom.api.NodeAddress;
import io.qadom.core.operation.JoinOperation;
import io.qadom.core.operation.Operation;
import io.qadom.core.operation.Surroundings;
import io.qadom.core.turn.BootstrapContact;
import io.qadom.core.turn.Input;
import io.qadom.core.turn.Output;
import io.qadom.core.turn.Timer;
import io.qadom.core.turn.UserRequest;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps the node in a network: joins when the user asks, and again by itself when the table is empty, after 2 s doubling
 * to 300 s with jitter; names are resolved again at each attempt.
 */
final class Joining {

    /** How many bootstrap addresses are kept. */
    static final int ADDRESSES_MAX = 64;

    /** How many remembered contacts are asked. */
    static final int REMEMBERED_MAX = 64;

    private static final long BACKOFF_NANOS_MIN = 2_000_000_000L;
    private static final long BACKOFF_NANOS_MAX = 300_000_000_000L;

    /** Runs operations. */
    interface Runner {

        /** Runs one. */
        void run(Operation operation, Operation.Listener toldWhenOver, long nowNanos);

        /** Takes a request that has waited. */
        void resume(Input.Requested requested, long nowNanos);
    }

    private final Surroundings around;
    private final Runner runner;
    private final Set<NodeAddress> addresses = new LinkedHashSet<>();
    private final Deque<BootstrapContact> remembered = new ArrayDeque<>();
    private final Deque<Input.Requested> waiting = new ArrayDeque<>();
    /** The joins whose names are being resolved. */
    private final Set<Long> resolving = new HashSet<>();

    private final Timer again = new Timer() {
        @Override
        protected void fired(long nowNanos) {
            rejoin();
        }
    };
    private long backoffNanos = BACKOFF_NANOS_MIN;
    private long lastOwnNumber;
    private int underWay;
    private JoinOutcome last = new JoinOutcome(0, 0, List.of());
    private boolean stranded;
    private boolean settled = true;

    Joining(Surroundings around, Runner runner) {
        this.around = around;
        this.runner = runner;
        around.counters().level("operations.waiting", waiting::size);
    }

    /** Keeps somebody to start from; the oldest make room. */
    void remember(Contact contact) {
        BootstrapContact known = new BootstrapContact(Optional.of(contact.publicKey()), contact.endpoint());
        if (!remembered.remove(known) && remembered.size() == REMEMBERED_MAX) {
            remembered.removeLast();
        }
        remembered.addFirst(known);
    }

    /**
     * Takes a request to join, and any other one that has nobody to ask before the join under way is over.
     *
     * @return false when the request can run now
     */
    boolean takes(Input.Requested requested) {
        if (requested.request() instanceof UserRequest.Bootstrap bootstrap) {
            if (underWay > 0 && addresses.containsAll(bootstrap.addresses())) {
                waiting.add(requested);
                return true;
            }
            bootstrap.addresses().stream()
                    .filter(address -> addresses.size() < ADDRESSES_MAX)
                    .forEach(addresses::add);
            resolve(requested.operation(), bootstrap.addresses());
            return true;
        }
        boolean waits =
                underWay > 0 && around.table().size() == 0 && !(requested.request() instanceof UserRequest.Ping);
        if (waits) {
            waiting.add(requested);
        }
        return waits;
    }

    private void resolve(long operation, Collection<NodeAddress> names) {
        underWay++;
        resolving.add(operation);
        around.outbox().add(new Output.Resolve(operation, List.copyOf(names)));
    }

    /** Goes on when names have been resolved. */
    void resolved(Input.Resolved resolved, long nowNanos) {
        if (!resolving.remove(resolved.operation())) {
            // Cancelled while its names were being resolved.
            underWay--;
            settled = false;
            return;
        }
        Set<BootstrapContact> contacts = new LinkedHashSet<>(resolved.bootstrap());
        contacts.addAll(remembered);
        JoinOperation join =
                new JoinOperation(resolved.operation(), List.copyOf(contacts), resolved.unresolved(), around);
        runner.run(join, over -> ended(join), nowNanos);
    }

    private void ended(JoinOperation join) {
        underWay--;
        last = join.outcome();
        stranded = join.isStranded();
        settled = false;
    }

    /** Called at the end of each turn: when an attempt has ended, lets those who waited for it go on. */
    void settle(long nowNanos) {
        if (settled) {
            return;
        }
        settled = true;
        if (around.table().size() > 0 && !stranded) {
            backoffNanos = BACKOFF_NANOS_MIN;
        } else {
            joinAgainLater(nowNanos);
        }
        while (!waiting.isEmpty() && underWay == 0) {
            resume(waiting.poll(), nowNanos);
        }
    }

    /** A request to join by what was being tried anyway gets the outcome of that. */
    private void resume(Input.Requested requested, long nowNanos) {
        if (requested.request() instanceof UserRequest.Bootstrap) {
            around.outbox().add(new Output.Finished(requested.operation(), last));
        } else {
            runner.resume(requested, nowNanos);
        }
    }

    /** Called now and then: when everybody is lost, joins again. */
    void check(long nowNanos) {
        if (around.table().size() == 0 && underWay == 0) {
            joinAgainLater(nowNanos);
        }
    }

    private void joinAgainLater(long nowNanos) {
        boolean hopeless = addresses.isEmpty() && remembered.isEmpty();
        if (hopeless || again.isWaiting() || around.config().clientMode()) {
            return;
        }
        long jitter = around.random().nextLong(backoffNanos);
        around.timers().start(again, nowNanos + backoffNanos / 2 + jitter);
        backoffNanos = Math.min(2 * backoffNanos, BACKOFF_NANOS_MAX);
    }

    private void rejoin() {
        if (around.table().size() == 0 || stranded) {
            resolve(--lastOwnNumber, addresses);
        }
    }

    /** How many requests wait. */
    int waiting() {
        return waiting.size();
    }

    /** Forgets a request that waits and is not wanted any more. */
    void cancelled(long operation) {
        resolving.remove(operation);
        waiting.removeIf(requested -> requested.operation() == operation);
    }
}
