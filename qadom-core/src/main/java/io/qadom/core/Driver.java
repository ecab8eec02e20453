package io.qadom.core;

import io.qadom.api.Bytes;
import io.qadom.api.Contact;
import io.qadom.api.Endpoint;
import io.qadom.api.GetOutcome;
import io.qadom.api.JoinOutcome;
import io.qadom.api.Key;
import io.qadom.api.LookupOutcome;
import io.qadom.api.NodeAddress;
import io.qadom.api.NodeId;
import io.qadom.api.Peer;
import io.qadom.api.PeerBusyException;
import io.qadom.api.PeerClosedException;
import io.qadom.api.PeerStatus;
import io.qadom.api.PingOutcome;
import io.qadom.api.Receipts;
import io.qadom.api.SearchOutcome;
import io.qadom.api.WriteOptions;
import io.qadom.core.node.Effects;
import io.qadom.core.node.Node;
import io.qadom.core.turn.BootstrapContact;
import io.qadom.core.turn.Input;
import io.qadom.core.turn.StoreTask;
import io.qadom.core.turn.Timers;
import io.qadom.core.turn.UserRequest;
import io.qadom.spi.Transport;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a {@link Node} on the loop of a transport: reads the clock once a turn, hands in datagrams, wishes, answers of the
 * store and the time, and does what the node wants done. All fields below {@code loop only} belong to the loop.
 */
final class Driver implements Peer, Effects {

    private static final Logger LOG = LoggerFactory.getLogger(Driver.class);

    private final Parts parts;
    private final Transport transport;
    private final Node node;
    private final StoreDesk desk;
    private final Executor callbacks;
    private final Contact self;
    private final AtomicLong lastOperation = new AtomicLong();
    private final AtomicInteger operations = new AtomicInteger();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final CountDownLatch released = new CountDownLatch(1);

    // loop only
    private final Map<Long, Promise> promises = new HashMap<>();
    private final ArrayDeque<Input> inputs = new ArrayDeque<>();
    private Transport.@Nullable Scheduled timer;
    private long timerNanos = Timers.NEVER;
    private boolean stopped;
    private long faults;

    Driver(Parts parts) {
        this.parts = parts;
        this.transport = parts.transport();
        this.callbacks = parts.callbacks();
        this.node = parts.node();
        this.self = parts.self();
        this.desk = new StoreDesk(
                parts.store(),
                parts.keeper(),
                () -> parts.wall().at(System.nanoTime()),
                answers -> onLoop(() -> {
                    inputs.addAll(answers);
                    turn();
                }));
    }

    void open(Input.Started started) {
        onLoop(() -> {
            inputs.add(started);
            turn();
        });
    }

    private void onLoop(Runnable task) {
        transport.execute(() -> {
            if (!stopped) {
                guarded(task);
            }
        });
    }

    /** A fault of the engine is counted, and told once: the next input finds the node running. */
    private void guarded(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            faulted(e);
        }
    }

    private void faulted(RuntimeException fault) {
        if (faults++ == 0) {
            LOG.error("a fault in qadom; later ones are only counted, as driver.faults", fault);
        }
        // The turn was cut short before it set the timer.
        setTimer();
    }

    void received(Endpoint from, ByteBuffer datagram) {
        if (stopped) {
            return;
        }
        try {
            node.datagram(datagram, from, System.nanoTime());
            turn();
        } catch (RuntimeException e) {
            faulted(e);
        }
    }

    /** Feeds what has gathered until nothing is left, then sets the timer. */
    private void turn() {
        node.drain(this);
        inputs.addAll(desk.performGathered());
        while (!inputs.isEmpty()) {
            node.input(inputs.poll(), System.nanoTime());
            node.drain(this);
            inputs.addAll(desk.performGathered());
        }
        setTimer();
    }

    private void setTimer() {
        long deadline = node.nextDeadlineNanos();
        if (deadline == Timers.NEVER || (timer != null && timerNanos - deadline <= 0)) {
            return;
        }
        if (timer != null) {
            timer.cancel();
        }
        timerNanos = deadline;
        timer = transport.schedule(this::timerFired, Math.max(0, deadline - System.nanoTime()));
    }

    private void timerFired() {
        if (!stopped) {
            timer = null;
            guarded(() -> {
                node.advance(System.nanoTime());
                turn();
            });
        }
    }

    @Override
    public void send(Endpoint to, ByteBuffer datagram) {
        transport.send(to, datagram);
    }

    @Override
    public void askStore(StoreTask task) {
        Input answer = desk.ask(task);
        if (answer != null) {
            inputs.add(answer);
        }
    }

    @Override
    public void finished(long operation, Object outcome) {
        Promise promise = promises.remove(operation);
        if (promise != null) {
            promise.complete(outcome);
        }
    }

    @Override
    public void failed(long operation, RuntimeException cause) {
        Promise promise = promises.remove(operation);
        if (promise != null) {
            promise.fail(cause);
        }
    }

    @Override
    public void memberFound(long operation, Key member) {
        Promise promise = promises.get(operation);
        if (promise != null) {
            promise.tell(member);
        }
    }

    @Override
    public void resolve(long operation, List<NodeAddress> addresses) {
        if (addresses.isEmpty()) {
            inputs.add(new Input.Resolved(operation, List.of(), List.of()));
            return;
        }
        callbacks.execute(() -> {
            Names.Resolution found = Names.resolve(addresses);
            onLoop(() -> {
                inputs.add(new Input.Resolved(operation, found.contacts(), found.unresolved()));
                turn();
            });
        });
    }

    @Override
    public Contact self() {
        return self;
    }

    @Override
    public CompletableFuture<JoinOutcome> bootstrap(Collection<NodeAddress> addresses) {
        if (addresses.size() > PeerBuilder.ADDRESSES_MAX) {
            throw new IllegalArgumentException(
                    addresses.size() + " addresses are more than " + PeerBuilder.ADDRESSES_MAX);
        }
        return request(new UserRequest.Bootstrap(List.copyOf(addresses)), JoinOutcome.class, null);
    }

    @Override
    public CompletableFuture<GetOutcome> get(Key key) {
        return request(new UserRequest.Get(key, Optional.empty()), GetOutcome.class, null);
    }

    @Override
    public CompletableFuture<GetOutcome> getFrom(Key key, NodeId from) {
        return request(new UserRequest.Get(key, Optional.of(from)), GetOutcome.class, null);
    }

    @Override
    public CompletableFuture<Receipts> set(Bytes value, WriteOptions options) {
        if (value.length() > VALUE_BYTES_MAX) {
            throw new IllegalArgumentException(
                    "value of " + value.length() + " bytes is longer than " + VALUE_BYTES_MAX + " bytes");
        }
        return request(new UserRequest.Set(value, options), Receipts.class, null);
    }

    @Override
    public CompletableFuture<Receipts> append(Key key, Key member, WriteOptions options) {
        return request(new UserRequest.Append(key, member, options), Receipts.class, null);
    }

    @Override
    public CompletableFuture<SearchOutcome> search(Key key, Consumer<? super Key> onMember) {
        return request(new UserRequest.Search(key, Optional.empty()), SearchOutcome.class, onMember);
    }

    @Override
    public CompletableFuture<SearchOutcome> searchFrom(Key key, NodeId from) {
        return request(new UserRequest.Search(key, Optional.of(from)), SearchOutcome.class, null);
    }

    @Override
    public CompletableFuture<LookupOutcome> lookup(Key key) {
        return request(new UserRequest.Lookup(key), LookupOutcome.class, null);
    }

    @Override
    public CompletableFuture<PingOutcome> ping(NodeAddress address) {
        return Promise.flattened(CompletableFuture.supplyAsync(() -> ping(Names.resolveOne(address)), callbacks));
    }

    private CompletableFuture<PingOutcome> ping(BootstrapContact contact) {
        return request(new UserRequest.Ping(contact), PingOutcome.class, null);
    }

    private <T> CompletableFuture<T> request(
            UserRequest request, Class<T> outcome, @Nullable Consumer<? super Key> onMember) {
        Promise promise = new Promise(callbacks, onMember);
        CompletableFuture<T> future = promise.future().thenApply(outcome::cast);
        if (operations.incrementAndGet() > parts.operationsMax()) {
            operations.decrementAndGet();
            promise.fail(new PeerBusyException(parts.operationsMax()));
            return future;
        }
        long operation = lastOperation.incrementAndGet();
        future.whenComplete((result, failure) -> {
            operations.decrementAndGet();
            if (future.isCancelled()) {
                cancel(operation);
            }
        });
        submit(operation, request, promise);
        return future;
    }

    private void submit(long operation, UserRequest request, Promise promise) {
        if (closed.get()) {
            promise.fail(new PeerClosedException());
            return;
        }
        transport.execute(() -> {
            if (stopped) {
                promise.fail(new PeerClosedException());
                return;
            }
            promises.put(operation, promise);
            inputs.add(new Input.Requested(operation, request));
            guarded(this::turn);
        });
        if (closed.get()) {
            // The loop may have ended in between and have dropped the task.
            promise.fail(new PeerClosedException());
        }
    }

    private void cancel(long operation) {
        onLoop(() -> {
            promises.remove(operation);
            inputs.add(new Input.Cancelled(operation));
            turn();
        });
    }

    @Override
    public CompletableFuture<PeerStatus> status() {
        CompletableFuture<PeerStatus> status = new CompletableFuture<>();
        if (closed.get()) {
            status.completeExceptionally(new PeerClosedException());
            return status;
        }
        transport.execute(() -> {
            if (stopped) {
                callbacks.execute(() -> status.completeExceptionally(new PeerClosedException()));
            } else {
                PeerStatus now = Describe.describe(parts, desk, faults, System.nanoTime());
                callbacks.execute(() -> status.complete(now));
            }
        });
        if (closed.get()) {
            callbacks.execute(() -> status.completeExceptionally(new PeerClosedException()));
        }
        return status;
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            silence();
            Uninterrupted.run(this::release);
        } else if (!transport.inLoop()) {
            Uninterrupted.await(released);
        }
    }

    private void silence() {
        if (transport.inLoop()) {
            // The transport drops what waits when it closes, and this loop cannot wait for itself.
            stop();
            return;
        }
        CountDownLatch silent = new CountDownLatch(1);
        transport.execute(() -> {
            try {
                stop();
            } finally {
                silent.countDown();
            }
        });
        Uninterrupted.await(silent);
    }

    private void release() {
        try {
            transport.close();
            desk.close();
        } finally {
            parts.release();
            released.countDown();
        }
    }

    private void stop() {
        stopped = true;
        if (timer != null) {
            timer.cancel();
        }
        promises.values().forEach(promise -> promise.fail(new PeerClosedException()));
        promises.clear();
    }
}
