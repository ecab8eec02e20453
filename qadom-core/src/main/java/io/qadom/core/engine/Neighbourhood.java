package io.qadom.core.engine;

import io.qadom.api.Bytes;
import io.qadom.api.Contact;
import io.qadom.api.Endpoint;
import io.qadom.api.NodeId;
import io.qadom.api.PeerStatus.Health;
import io.qadom.core.rpc.Asker;
import io.qadom.core.rpc.InFlight;
import io.qadom.core.rpc.Question;
import io.qadom.core.rpc.Requests;
import io.qadom.core.turn.Counters;
import io.qadom.core.turn.Counters.Counter;
import io.qadom.core.turn.NodeConfig;
import io.qadom.core.turn.Outbox;
import io.qadom.core.turn.Output;
import io.qadom.core.turn.StoreTask;
import io.qadom.core.turn.WallTime;
import io.qadom.spi.RememberedContact;
import io.qadom.spi.RoutingTable;
import io.qadom.wire.Message;
import io.qadom.wire.Packet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Acts on what the routing table reports: asks who wants to enter, asks who is doubted, and has the store remember who is
 * in. A contact enters after it has answered a request of this node, never because it has sent one.
 */
final class Neighbourhood implements Asker {

    /** How many contacts are being asked whether they are there. */
    private static final int PINGS_MAX = 64;

    /** How many requesters are remembered, so that each is asked back once in a while and not at every request. */
    private static final int REQUESTERS_MAX = 512;

    private static final long ASK_BACK_NANOS = 60_000_000_000L;
    /** The last contacts are not forgotten when they fall silent: after a restart they are all there is to start from. */
    private static final int REMEMBERED_MIN = 20;

    private static final int TRIES = 2;

    /** Hears of contacts that have left the table. */
    interface LossListener {
        void lost(Contact contact);
    }

    private final NodeConfig config;
    private final LossListener losses;
    private final RoutingTable table;
    private final Outbox outbox;
    private final WallTime wall;
    private final Counter admitted;
    private final Counter evicted;
    private final Counter rejected;
    private final Counter notAsked;
    private final Set<InFlight> pings = new HashSet<>();
    private final Map<Bytes, Requester> requesters = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Bytes, Requester> eldest) {
            return size() > REQUESTERS_MAX;
        }
    };

    /** Somebody who has sent a request, and when it was last looked at whether the table should know it. */
    private static final class Requester {

        private final Contact contact;
        private long askedNanos;

        private Requester(Contact contact, long askedNanos) {
            this.contact = contact;
            this.askedNanos = askedNanos;
        }
    }

    Neighbourhood(
            NodeConfig config,
            RoutingTable table,
            Outbox outbox,
            WallTime wall,
            Counters counters,
            LossListener losses) {
        this.config = config;
        this.losses = losses;
        this.table = table;
        this.outbox = outbox;
        this.wall = wall;
        admitted = counters.counter("routing.admitted");
        evicted = counters.counter("routing.evicted");
        rejected = counters.counter("routing.rejected");
        notAsked = counters.counter("routing.candidates_dropped");
        counters.level("routing.contacts", table::size);
        counters.level("routing.pings", pings::size);
    }

    /** A contact has answered a request of this node. */
    void answered(Contact contact, boolean clientMode, Requests requests, long nowNanos) {
        if (clientMode) {
            return;
        }
        RoutingTable.Offer offer = table.offer(contact, nowNanos);
        if (offer instanceof RoutingTable.Offer.Inserted) {
            remember(contact, nowNanos);
        } else if (offer instanceof RoutingTable.Offer.Pending pending) {
            pending.toPing().ifPresent(doubted -> ping(doubted, requests, nowNanos));
        } else if (offer instanceof RoutingTable.Offer.Rejected) {
            rejected.increment();
        }
    }

    /**
     * A contact has not answered any try of a request. Silence at an endpoint that somebody else named says nothing about
     * the one where it has answered: else a liar could have anybody evicted.
     */
    void unanswered(Contact contact, long nowNanos) {
        boolean known = table.contact(contact.id())
                .filter(present -> present.endpoint().equals(contact.endpoint()))
                .isPresent();
        if (known && table.missed(contact.id(), nowNanos) instanceof RoutingTable.Miss.Evicted gone) {
            evicted.increment();
            losses.lost(contact);
            if (table.size() >= REMEMBERED_MIN) {
                outbox.add(new Output.AskStore(new StoreTask.Forget(contact.id())));
            }
            gone.promoted().ifPresent(promoted -> remember(promoted, nowNanos));
        }
    }

    /** Somebody in server mode has sent a request: if it is new, it is asked whether it is there. */
    void heardFrom(Packet packet, Endpoint from, Requests requests, long nowNanos) {
        if (packet.clientMode()) {
            return;
        }
        Requester known = requesters.get(packet.sender());
        if (known == null) {
            known = new Requester(Contact.of(packet.sender(), from), nowNanos - ASK_BACK_NANOS);
            requesters.put(packet.sender(), known);
        }
        if (nowNanos - known.askedNanos >= ASK_BACK_NANOS) {
            known.askedNanos = nowNanos;
            askBack(known.contact, from, requests, nowNanos);
        }
    }

    private void askBack(Contact contact, Endpoint from, Requests requests, long nowNanos) {
        Optional<Contact> present = table.contact(contact.id());
        boolean wanted =
                present.isPresent() ? !present.get().endpoint().equals(from) : hasPlaceFor(contact.id(), nowNanos);
        if (wanted) {
            ping(contact.at(List.of(from)), requests, nowNanos);
        }
    }

    /**
     * A bucket full of good contacts lets nobody in. To ask back all the same would cost a large network more datagrams
     * than the requests themselves.
     */
    private boolean hasPlaceFor(NodeId id, long nowNanos) {
        int bucket = config.self().id().commonPrefixLength(id);
        long good = table.entries(nowNanos).stream()
                .filter(entry -> entry.bucket() == bucket && entry.health() == Health.GOOD)
                .count();
        return good < config.bucketSize();
    }

    void ping(Contact contact, Requests requests, long nowNanos) {
        if (pings.size() >= PINGS_MAX) {
            notAsked.increment();
            return;
        }
        InFlight ping = requests.ask(Question.to(contact, Message.Ping.INSTANCE, TRIES), this, nowNanos);
        if (ping != null) {
            pings.add(ping);
        }
    }

    @Override
    public void answered(InFlight request, Message.Reply reply, long nowNanos) {
        pings.remove(request);
    }

    @Override
    public void failed(InFlight request, long nowNanos) {
        pings.remove(request);
    }

    private void remember(Contact contact, long nowNanos) {
        admitted.increment();
        RememberedContact remembered = new RememberedContact(contact, wall.at(nowNanos));
        outbox.add(new Output.AskStore(new StoreTask.Remember(remembered)));
    }
}
