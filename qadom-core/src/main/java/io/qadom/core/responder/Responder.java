package io.qadom.core.responder;

import io.qadom.api.Bytes;
import io.qadom.api.Contact;
import io.qadom.api.Endpoint;
import io.qadom.api.Identifier;
import io.qadom.api.Key;
import io.qadom.api.RefusalReason;
import io.qadom.core.record.Lifetimes;
import io.qadom.core.routing.NetworkPrefix;
import io.qadom.core.turn.Counters;
import io.qadom.core.turn.Counters.Counter;
import io.qadom.core.turn.NodeConfig;
import io.qadom.core.turn.Outbox;
import io.qadom.core.turn.Output;
import io.qadom.core.turn.StoreResult;
import io.qadom.core.turn.StoreTask;
import io.qadom.core.turn.Ticket;
import io.qadom.core.turn.WallTime;
import io.qadom.spi.Provenance;
import io.qadom.spi.Provenance.Origin;
import io.qadom.spi.RoutingTable;
import io.qadom.spi.StoredMember;
import io.qadom.spi.StoredValue;
import io.qadom.wire.Message;
import io.qadom.wire.Packet;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Answers the requests of other nodes. Reads are answered from the store and the table; writes are kept when this node is
 * responsible, and acknowledged after the store has said that they are.
 *
 * <p>A node is responsible for a key unless it knows at least {@code bucketSize} good contacts that are closer: in a small
 * network everybody is.
 */
public final class Responder {

    /** How many records may wait for the store; above it writes are refused as busy. */
    private static final int SAVES_MAX = 2_048;

    private static final int RETRY_AFTER_MILLIS = 500;

    private final NodeConfig config;
    private final RoutingTable table;
    private final Outbox outbox;
    private final WallTime wall;
    private final RecentWrites recentWrites;
    private final Map<RefusalReason, Counter> refusals = new EnumMap<>(RefusalReason.class);
    private final Counter requests;
    private int saves;

    /** A responder for one node. */
    public Responder(NodeConfig config, RoutingTable table, Outbox outbox, WallTime wall, Counters counters) {
        this.config = config;
        this.table = table;
        this.outbox = outbox;
        this.wall = wall;
        this.recentWrites = new RecentWrites(counters);
        this.requests = counters.counter("responder.requests");
        for (RefusalReason reason : RefusalReason.values()) {
            String name = reason.name().toLowerCase(Locale.ROOT);
            refusals.put(reason, counters.counter("responder.refused." + name));
        }
        counters.level("responder.saves", () -> saves);
    }

    /** Answers a request, now or when the store has answered. */
    public void handle(Packet packet, Message.Request request, Endpoint from, long nowNanos) {
        requests.increment();
        Asked asked = new Asked(from, packet.requestId(), request);
        if (request instanceof Message.Ping) {
            reply(asked, Message.Pong.INSTANCE);
        } else if (request instanceof Message.FindNode findNode) {
            reply(asked, nodes(findNode.target()));
        } else if (request instanceof Message.FindValue findValue) {
            ask(new StoreTask.LoadValue(findValue.key(), asked));
        } else if (request instanceof Message.Search search) {
            ask(new StoreTask.LoadMembers(search.key(), search.after(), search.limit(), asked));
        } else if (request instanceof Message.Store store) {
            write(asked, Key.ofValue(store.value()), nowNanos);
        } else if (request instanceof Message.Append append) {
            write(asked, append.key(), nowNanos);
        } else if (request instanceof Message.Unknown) {
            refuse(asked, RefusalReason.UNSUPPORTED);
        } else {
            throw new AssertionError(request);
        }
    }

    private Message.Nodes nodes(Identifier target) {
        return new Message.Nodes(table.closest(target, config.bucketSize()));
    }

    private void write(Asked asked, Key key, long nowNanos) {
        Message.Reply earlier = recentWrites.replyTo(asked);
        if (earlier != null) {
            send(asked, earlier);
        } else if (recentWrites.isUnderWay(asked)) {
            return;
        } else if (config.clientMode()) {
            refuse(asked, RefusalReason.UNSUPPORTED);
        } else if (!isResponsible(key, nowNanos)) {
            List<Contact> closer = table.closest(key, config.bucketSize());
            reply(asked, new Message.Refused(RefusalReason.TOO_FAR, 0, closer));
        } else if (saves >= SAVES_MAX) {
            reply(asked, new Message.Refused(RefusalReason.BUSY, RETRY_AFTER_MILLIS, List.of()));
        } else {
            saves++;
            recentWrites.begin(asked);
            ask(save(asked, key, wall.at(nowNanos)));
        }
    }

    private boolean isResponsible(Key key, long nowNanos) {
        return table.goodCloserThanSelf(key, config.bucketSize(), nowNanos) < config.bucketSize();
    }

    private StoreTask save(Asked asked, Key key, Instant now) {
        String prefix = NetworkPrefix.of(asked.from()).toString();
        if (asked.message() instanceof Message.Store store) {
            Origin origin = store.cached() ? Origin.CACHED : Origin.HELD;
            Instant expiresAt = Lifetimes.expiryOfWrite(now, store.timeToLiveSeconds());
            Provenance provenance = new Provenance(origin, prefix, now, expiresAt);
            return new StoreTask.SaveValue(new StoredValue(key, store.value(), provenance), asked);
        }
        if (asked.message() instanceof Message.Append append) {
            Instant expiresAt = Lifetimes.expiryOfWrite(now, append.timeToLiveSeconds());
            Provenance provenance = new Provenance(Origin.HELD, prefix, now, expiresAt);
            return new StoreTask.SaveMember(new StoredMember(key, append.member(), provenance), asked);
        }
        throw new AssertionError(asked);
    }

    /** Goes on with a request that waited for the store; does nothing for tickets of others. */
    public void storeAnswered(Ticket ticket, StoreResult result, long nowNanos) {
        if (!(ticket instanceof Asked asked)) {
            return;
        }
        Instant now = wall.at(nowNanos);
        if (asked.message() instanceof Message.FindValue findValue) {
            reply(asked, valueOrNodes(findValue.key(), result, now));
        } else if (asked.message() instanceof Message.Search search) {
            reply(asked, members(search.key(), result));
        } else {
            saves--;
            Message.Reply reply = result instanceof StoreResult.Saved saved
                    ? new Message.Stored(Lifetimes.secondsLeft(now, saved.expiresAt()), saved.durable())
                    : Message.Refused.because(RefusalReason.FULL);
            recentWrites.end(asked, reply);
            reply(asked, reply);
        }
    }

    private Message.Reply valueOrNodes(Key key, StoreResult result, Instant now) {
        if (result instanceof StoreResult.ValueLoaded loaded && loaded.value().isPresent()) {
            StoredValue found = loaded.value().get();
            int seconds = Lifetimes.secondsLeft(now, found.provenance().expiresAt());
            return new Message.Value(found.value(), seconds);
        }
        return nodes(key);
    }

    private Message.Reply members(Key key, StoreResult result) {
        List<Contact> closest = table.closest(key, config.bucketSize());
        return result instanceof StoreResult.MembersLoaded loaded
                ? new Message.Members(loaded.page(), loaded.more(), loaded.count(), loaded.digest(), closest)
                : new Message.Members(List.of(), false, 0, Bytes.empty(), closest);
    }

    private void refuse(Asked asked, RefusalReason reason) {
        reply(asked, Message.Refused.because(reason));
    }

    private void reply(Asked asked, Message.Reply reply) {
        if (reply instanceof Message.Refused refused) {
            Objects.requireNonNull(refusals.get(refused.reason())).increment();
        }
        send(asked, reply);
    }

    private void ask(StoreTask task) {
        outbox.add(new Output.AskStore(task));
    }

    private void send(Asked asked, Message.Reply reply) {
        outbox.add(new Output.Send(asked.from(), asked.requestId(), asked.from(), reply));
    }
}
