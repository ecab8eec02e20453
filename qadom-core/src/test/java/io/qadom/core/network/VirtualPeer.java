package io.qadom.core.network;

import io.qadom.api.Bytes;
import io.qadom.api.Contact;
import io.qadom.api.Endpoint;
import io.qadom.api.GetOutcome;
import io.qadom.api.JoinOutcome;
import io.qadom.api.Key;
import io.qadom.api.LookupOutcome;
import io.qadom.api.NodeAddress;
import io.qadom.api.NodeId;
import io.qadom.api.PingOutcome;
import io.qadom.api.Receipts;
import io.qadom.api.SearchOutcome;
import io.qadom.api.WriteOptions;
import io.qadom.core.node.Effects;
import io.qadom.core.node.Node;
import io.qadom.core.routing.KBucketTable;
import io.qadom.core.turn.BootstrapContact;
import io.qadom.core.turn.Input;
import io.qadom.core.turn.StoreTask;
import io.qadom.core.turn.Timers;
import io.qadom.core.turn.UserRequest;
import io.qadom.core.turn.WallTime;
import io.qadom.spi.RememberedContact;
import io.qadom.spi.RoutingTable;
import io.qadom.wire.Codec;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A real node in a virtual network: the driver's part is played here, with virtual time instead of a clock. Its calls run
 * the whole network until their operation is over.
 */
final class VirtualPeer implements Station, Effects {

    private static final int REMEMBERED_MAX = 1_000;
    private static final int BLOCKED_MAX = 1_024;
    private static final int CONTACT_CACHE = 256;
    private static final long NAMES_NANOS = Duration.ofMillis(1).toNanos();

    private final VirtualNetwork network;
    private final VirtualTime time;
    private final Plan plan;
    private final Contact self;
    private final VirtualStore store;
    private final SplittableRandom random;
    private final Map<Long, VirtualCall<?>> calls = new HashMap<>();
    private @Nullable Node node;
    private RoutingTable table;
    private WallTime wall;
    private int life;
    private long lastOperation;
    private long timerNanos = Timers.NEVER;

    VirtualPeer(VirtualNetwork network, Plan plan, Contact self, SplittableRandom random) {
        this.network = network;
        this.time = network.time();
        this.plan = plan;
        this.self = self;
        this.random = random;
        this.wall = network.wall();
        this.table = new KBucketTable(self.id(), plan.bucketSize());
        this.store = new VirtualStore(time, random.split(), plan);
    }

    /** Starts the node with what its store remembers. It joins when it is told to. */
    VirtualPeer start() {
        life++;
        wall = WallTime.startingAt(time.nowNanos(), network.wall().at(time.nowNanos()));
        timerNanos = Timers.NEVER;
        table = new KBucketTable(self.id(), plan.bucketSize());
        node = new Node(
                plan.config(self), new Codec(VirtualNetwork.NETWORK_ID, CONTACT_CACHE), table, wall, random.split());
        List<Contact> remembered = store.contacts(REMEMBERED_MAX).stream()
                .map(RememberedContact::contact)
                .toList();
        input(new Input.Started(remembered, store.contents().blocklist(BLOCKED_MAX)));
        return this;
    }

    /** Silent at once: nothing is said to anybody, and what the store had not done is lost. */
    void kill() {
        life++;
        node = null;
        store.crash();
        calls.clear();
    }

    boolean isAlive() {
        return node != null;
    }

    @Override
    public void datagram(ByteBuffer bytes, Endpoint from) {
        turn(running -> running.datagram(bytes, from, time.nowNanos()));
    }

    private void input(Input input) {
        turn(running -> running.input(input, time.nowNanos()));
    }

    private void turn(Consumer<Node> what) {
        Node running = node;
        if (running == null) {
            return;
        }
        what.accept(running);
        running.drain(this);
        setTimer(running.nextDeadlineNanos());
    }

    private void setTimer(long deadlineNanos) {
        if (deadlineNanos == Timers.NEVER || (timerNanos != Timers.NEVER && timerNanos <= deadlineNanos)) {
            return;
        }
        timerNanos = deadlineNanos;
        int started = life;
        time.in(deadlineNanos - time.nowNanos(), self.endpoint().hashCode(), () -> {
            if (life == started && timerNanos == deadlineNanos) {
                timerNanos = Timers.NEVER;
                turn(running -> running.advance(time.nowNanos()));
            }
        });
    }

    @Override
    public void send(Endpoint to, ByteBuffer datagram) {
        network.ether().send(self.endpoint(), to, datagram);
    }

    @Override
    public void askStore(StoreTask task) {
        int asked = life;
        store.ask(task, wall, answers -> {
            if (life == asked) {
                answers.forEach(this::input);
            }
        });
    }

    @Override
    public void finished(long operation, Object outcome) {
        VirtualCall<?> call = calls.remove(operation);
        if (call != null) {
            call.finished(outcome);
        }
    }

    @Override
    public void failed(long operation, RuntimeException cause) {
        VirtualCall<?> call = calls.remove(operation);
        if (call != null) {
            call.failed(cause);
        }
    }

    @Override
    public void memberFound(long operation, Key member) {
        VirtualCall<?> call = calls.get(operation);
        if (call != null) {
            call.memberFound(member);
        }
    }

    @Override
    public void resolve(long operation, List<NodeAddress> addresses) {
        List<BootstrapContact> contacts = addresses.stream()
                .map(network::resolve)
                .flatMap(Optional::stream)
                .toList();
        List<NodeAddress> unresolved = addresses.stream()
                .filter(address -> network.resolve(address).isEmpty())
                .toList();
        int asked = life;
        time.in(NAMES_NANOS, operation, () -> {
            if (life == asked) {
                input(new Input.Resolved(operation, contacts, unresolved));
            }
        });
    }

    /** Starts an operation; the network runs on only when somebody waits. */
    <T> VirtualCall<T> begin(UserRequest request, Class<T> outcome) {
        long operation = ++lastOperation;
        VirtualCall<T> call = new VirtualCall<>(network, outcome, () -> {
            calls.remove(operation);
            input(new Input.Cancelled(operation));
        });
        calls.put(operation, call);
        input(new Input.Requested(operation, request));
        return call;
    }

    VirtualCall<JoinOutcome> beginJoin(VirtualPeer... through) {
        return beginJoin(Stream.of(through).map(VirtualPeer::self).toList());
    }

    VirtualCall<JoinOutcome> beginJoin(List<Contact> through) {
        List<NodeAddress> addresses = through.stream().map(NodeAddress::of).toList();
        return begin(new UserRequest.Bootstrap(addresses), JoinOutcome.class);
    }

    JoinOutcome join(VirtualPeer... through) {
        return beginJoin(through).await();
    }

    VirtualCall<GetOutcome> beginGet(Key key) {
        return begin(new UserRequest.Get(key, Optional.empty()), GetOutcome.class);
    }

    GetOutcome get(Key key) {
        return beginGet(key).await();
    }

    GetOutcome getFrom(Key key, NodeId from) {
        return begin(new UserRequest.Get(key, Optional.of(from)), GetOutcome.class)
                .await();
    }

    VirtualCall<Receipts> beginSet(Bytes value, WriteOptions options) {
        return begin(new UserRequest.Set(value, options), Receipts.class);
    }

    Receipts set(Bytes value, WriteOptions options) {
        return beginSet(value, options).await();
    }

    Receipts set(Bytes value) {
        return set(value, WriteOptions.defaults());
    }

    Receipts append(Key key, Key member) {
        return begin(new UserRequest.Append(key, member, WriteOptions.defaults()), Receipts.class)
                .await();
    }

    VirtualCall<SearchOutcome> beginSearch(Key key) {
        return begin(new UserRequest.Search(key, Optional.empty()), SearchOutcome.class);
    }

    SearchOutcome search(Key key) {
        return beginSearch(key).await();
    }

    SearchOutcome searchFrom(Key key, NodeId from) {
        return begin(new UserRequest.Search(key, Optional.of(from)), SearchOutcome.class)
                .await();
    }

    VirtualCall<LookupOutcome> beginLookup(Key key) {
        return begin(new UserRequest.Lookup(key), LookupOutcome.class);
    }

    LookupOutcome lookup(Key key) {
        return beginLookup(key).await();
    }

    PingOutcome ping(Endpoint endpoint) {
        return begin(new UserRequest.Ping(new BootstrapContact(Optional.empty(), endpoint)), PingOutcome.class)
                .await();
    }

    Contact self() {
        return self;
    }

    Plan plan() {
        return plan;
    }

    VirtualStore store() {
        return store;
    }

    /** Whether its store has a value, expired or not. */
    boolean holds(Key key) {
        return store.value(key).isPresent();
    }

    RoutingTable table() {
        return table;
    }

    boolean knows(Contact contact) {
        return table().contact(contact.id()).isPresent();
    }

    /** A counter of this node's present life, or a level by its name with {@code .now}. */
    long count(String counter) {
        Long count = running().counters().get(counter);
        if (count == null) {
            throw new AssertionError("no counter is called " + counter);
        }
        return count;
    }

    /** The sum of all counters whose names begin alike. */
    long sum(String prefix) {
        return running().counters().entrySet().stream()
                .filter(counter -> counter.getKey().startsWith(prefix))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    private Node running() {
        Node running = node;
        if (running == null) {
            throw new IllegalStateException(self + " is dead");
        }
        return running;
    }

    @Override
    public String toString() {
        return self.toString();
    }
}
