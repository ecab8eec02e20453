package io.qadom.core.engine;

import io.qadom.api.Bytes;
import io.qadom.api.Contact;
import io.qadom.api.Endpoint;
import io.qadom.api.PeerBusyException;
import io.qadom.core.operation.Operation;
import io.qadom.core.operation.Surroundings;
import io.qadom.core.responder.Responder;
import io.qadom.core.routing.Reach;
import io.qadom.core.rpc.InFlight;
import io.qadom.core.rpc.Requests;
import io.qadom.core.turn.Counters;
import io.qadom.core.turn.Counters.Counter;
import io.qadom.core.turn.Input;
import io.qadom.core.turn.NodeConfig;
import io.qadom.core.turn.Outbox;
import io.qadom.core.turn.Output;
import io.qadom.core.turn.StoreTask;
import io.qadom.core.turn.Timers;
import io.qadom.core.turn.WallTime;
import io.qadom.spi.RoutingTable;
import io.qadom.wire.Message;
import io.qadom.wire.Packet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The protocol of one node without any I/O. Three verbs: {@link #handle} an input, {@link #poll} the outputs,
 * {@link #advance} when {@link #nextDeadlineNanos} has come. Time is an argument, monotonic; randomness is handed in; the
 * same inputs at the same times give the same outputs.
 */
public final class Engine implements Surroundings.Judge, Joining.Runner {

    /** How many timers fire in one turn. */
    private static final int TIMERS_A_TURN = 256;

    private final NodeConfig config;
    private final RoutingTable table;
    private final Counters counters;
    private final Timers timers = new Timers();
    private final Outbox outbox = new Outbox();
    private final Requests requests;
    private final Neighbourhood neighbourhood;
    private final Responder responder;
    private final Blocklist blocklist;
    private final OperationMaker operationMaker;
    private final Joining joining;
    private final Upkeep upkeep;
    private final Reach reach;
    private final Map<Long, Operation> operations = new HashMap<>();
    private final Counter blockedPackets;
    private final Counter notFollowed;
    private final Counter operationsStarted;
    private final Counter operationsRefused;
    private @Nullable Endpoint observed;

    /** An engine that has not started: its first input is {@link Input.Started}. */
    public Engine(NodeConfig config, RoutingTable table, WallTime wall, RandomGenerator random, Counters counters) {
        this.config = config;
        this.table = table;
        this.counters = counters;
        this.neighbourhood = new Neighbourhood(config, table, outbox, wall, counters, contact -> lost(contact));
        this.requests = new Requests(random, timers, outbox, counters, neighbourhood::unanswered);
        this.responder = new Responder(config, table, outbox, wall, counters);
        this.blocklist = new Blocklist(wall, counters);
        this.reach = Reach.of(config.self().endpoint());
        Surroundings around = new Surroundings(config, requests, table, timers, outbox, wall, random, counters, this);
        this.operationMaker = new OperationMaker(around);
        this.joining = new Joining(around, this);
        this.upkeep = new Upkeep(around, neighbourhood, joining);
        this.blockedPackets = counters.counter("blocklist.packets");
        this.notFollowed = counters.counter("routing.not_followed");
        this.operationsStarted = counters.counter("operations.started");
        this.operationsRefused = counters.counter("operations.refused");
        counters.level("operations", operations::size);
        counters.level("timers", timers::size);
    }

    /** Takes an input. */
    public void handle(Input input, long nowNanos) {
        if (input instanceof Input.Received received) {
            received(received.packet(), received.from(), nowNanos);
        } else if (input instanceof Input.StoreAnswered answered) {
            storeAnswered(answered, nowNanos);
        } else if (input instanceof Input.Requested requested) {
            requested(requested, nowNanos);
        } else if (input instanceof Input.Cancelled cancelled) {
            cancelled(cancelled.operation());
        } else if (input instanceof Input.Resolved resolved) {
            joining.resolved(resolved, nowNanos);
        } else if (input instanceof Input.Started started) {
            started(started, nowNanos);
        } else {
            throw new AssertionError(input);
        }
        joining.settle(nowNanos);
    }

    /** Takes the next output, or null when there is none. */
    public @Nullable Output poll() {
        return outbox.poll();
    }

    /** When {@link #advance} is due, or {@link Timers#NEVER}. */
    public long nextDeadlineNanos() {
        return timers.nextDeadlineNanos();
    }

    /** Does what is due. When more is due than fits a turn, the deadline stays in the past. */
    public void advance(long nowNanos) {
        timers.advance(nowNanos, TIMERS_A_TURN);
        joining.settle(nowNanos);
    }

    /** The contacts this node knows. */
    public RoutingTable table() {
        return table;
    }

    /** How long answers of a contact take. */
    public Optional<Long> smoothedRoundTripNanos(Contact contact) {
        return requests.smoothedRoundTripNanos(contact);
    }

    /** The endpoint that the last node to answer saw this one at. */
    public Optional<Endpoint> observed() {
        return Optional.ofNullable(observed);
    }

    private void started(Input.Started started, long nowNanos) {
        started.blocked().forEach(blocklist::restore);
        List<Contact> contacts = started.contacts();
        for (int i = contacts.size() - 1; i >= 0; i--) {
            joining.remember(contacts.get(i));
        }
        upkeep.start(nowNanos);
    }

    private void received(Packet packet, Endpoint from, long nowNanos) {
        if (blocklist.blocks(packet.sender(), from, nowNanos)) {
            blockedPackets.increment();
        } else if (packet.message() instanceof Message.Reply reply) {
            replied(packet, reply, from, nowNanos);
        } else if (packet.message() instanceof Message.Request request) {
            responder.handle(packet, request, from, nowNanos);
            if (!config.clientMode()) {
                neighbourhood.heardFrom(packet, from, requests, nowNanos);
            }
        }
    }

    private void replied(Packet packet, Message.Reply reply, Endpoint from, long nowNanos) {
        InFlight request = requests.match(packet, from, nowNanos);
        if (request == null) {
            return;
        }
        packet.observed().ifPresent(endpoint -> observed = endpoint);
        Contact contact = request.contact();
        if (contact != null && !isSelf(contact.publicKey())) {
            neighbourhood.answered(contact, packet.clientMode(), requests, nowNanos);
            requests.deliver(request, reply, nowNanos);
        } else {
            requests.reject(request, nowNanos);
        }
    }

    /** Whoever left the table last is whom this node starts from when it is alone. */
    private void lost(Contact contact) {
        joining.remember(contact);
    }

    private boolean isSelf(Bytes publicKey) {
        return publicKey.equals(config.self().publicKey());
    }

    private void storeAnswered(Input.StoreAnswered answered, long nowNanos) {
        if (answered.ticket() instanceof Operation operation) {
            operation.storeAnswered(answered.result(), nowNanos);
        } else {
            responder.storeAnswered(answered.ticket(), answered.result(), nowNanos);
        }
    }

    private void requested(Input.Requested requested, long nowNanos) {
        if (operations.size() + joining.waiting() >= config.operationsMax()) {
            operationsRefused.increment();
            outbox.add(new Output.Failed(requested.operation(), new PeerBusyException(config.operationsMax())));
        } else if (!joining.takes(requested)) {
            resume(requested, nowNanos);
        }
    }

    @Override
    public void resume(Input.Requested requested, long nowNanos) {
        run(operationMaker.make(requested, nowNanos), over -> {}, nowNanos);
    }

    @Override
    public void run(Operation operation, Operation.Listener toldWhenOver, long nowNanos) {
        operationsStarted.increment();
        operations.put(operation.number(), operation);
        operation.start(
                over -> {
                    operations.remove(over.number());
                    toldWhenOver.over(over);
                },
                nowNanos);
    }

    private void cancelled(long number) {
        Operation operation = operations.get(number);
        if (operation != null) {
            operation.cancel();
        } else {
            joining.cancelled(number);
        }
    }

    @Override
    public boolean mayAsk(Contact contact, long nowNanos) {
        boolean follow = reach.follows(contact.endpoint());
        if (!follow) {
            notFollowed.increment();
        }
        return follow && !blocklist.blocks(contact.publicKey(), contact.endpoint(), nowNanos);
    }

    @Override
    public void convict(Contact contact, String evidence, long nowNanos) {
        table.remove(contact.id());
        outbox.add(new Output.AskStore(new StoreTask.Forget(contact.id())));
        outbox.add(new Output.AskStore(new StoreTask.Block(blocklist.block(contact, evidence, nowNanos))));
    }

    /** The numbers of this node. */
    public Counters counters() {
        return counters;
    }
}
