package io.qadom.core.operation;

import io.qadom.api.JoinOutcome;
import io.qadom.api.Key;
import io.qadom.api.NodeAddress;
import io.qadom.core.rpc.Asker;
import io.qadom.core.rpc.InFlight;
import io.qadom.core.turn.BootstrapContact;
import io.qadom.wire.Message;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Joins the network (<i>Kademlia</i>, section 2.3): asks the contacts to start from, looks up the own id, then refreshes
 * the buckets farther out. A client only asks the contacts.
 */
public final class JoinOperation extends Operation implements Asker {

    /** How many contacts are asked at once. */
    private static final int PINGS_MAX = 16;

    private static final int TRIES = 2;

    private final Deque<BootstrapContact> contacts;
    private final List<NodeAddress> unresolved;
    private final Set<InFlight> answering = new HashSet<>();
    private final Set<InFlight> late = new HashSet<>();
    private int answered;
    private boolean concluded;
    private @Nullable Walk walk;
    private @Nullable Refresh refresh;

    /** A join that has not started. */
    public JoinOperation(
            long number, List<BootstrapContact> contacts, List<NodeAddress> unresolved, Surroundings around) {
        super(number, around);
        this.contacts = new ArrayDeque<>(contacts);
        this.unresolved = unresolved;
    }

    @Override
    void begin(long nowNanos) {
        askContacts(nowNanos);
    }

    private void askContacts(long nowNanos) {
        while (answering.size() < PINGS_MAX && !contacts.isEmpty()) {
            InFlight ping = around.requests().ask(PingOperation.question(contacts.poll(), TRIES), this, nowNanos);
            if (ping != null) {
                answering.add(ping);
            }
        }
        // Contacts that do not answer in their usual time hold nobody up once somebody has answered.
        boolean known = answered > 0 && answering.isEmpty();
        if (walk == null && (known || (answering.isEmpty() && late.isEmpty()))) {
            contactsAsked(nowNanos);
        }
    }

    @Override
    public void stalled(InFlight request, long nowNanos) {
        if (answering.remove(request)) {
            late.add(request);
            askContacts(nowNanos);
        }
    }

    @Override
    public void answered(InFlight request, Message.Reply reply, long nowNanos) {
        if (settles(request)) {
            answered++;
            askContacts(nowNanos);
        }
    }

    @Override
    public void failed(InFlight request, long nowNanos) {
        if (settles(request)) {
            askContacts(nowNanos);
        }
    }

    private boolean settles(InFlight request) {
        return answering.remove(request) || late.remove(request);
    }

    private void contactsAsked(long nowNanos) {
        if (isOver()) {
            return;
        }
        boolean nobody = answered == 0 && around.table().size() == 0;
        if (nobody || around.config().clientMode()) {
            conclude();
            return;
        }
        Key self = Key.of(around.config().self().id().toByteArray());
        Walk home = new Walk(
                around,
                around.lookup(self, around.config().bucketSize(), nowNanos),
                new Walk.ToClosest(new Message.FindNode(self)) {
                    @Override
                    public void arrived(long arrivedNanos) {
                        homeFound(arrivedNanos);
                    }
                });
        walk = home;
        home.go(nowNanos);
    }

    private void homeFound(long nowNanos) {
        if (reachedNobody()) {
            conclude();
            return;
        }
        Refresh farther = new Refresh(around, refreshedNanos -> conclude());
        refresh = farther;
        farther.start(around.table().idleBuckets(0, nowNanos), nowNanos);
    }

    @Override
    void timedOut(long nowNanos) {
        conclude();
    }

    private void conclude() {
        concluded = true;
        finish(outcome());
    }

    /** What has come of it so far. */
    public JoinOutcome outcome() {
        return new JoinOutcome(answered, around.table().size(), unresolved);
    }

    /** Whether it went to its end and the lookup of the own id reached nobody, whoever may be in the table. */
    public boolean isStranded() {
        return concluded && reachedNobody();
    }

    private boolean reachedNobody() {
        return walk == null || walk.lookup().answered() == 0;
    }

    @Override
    void stopAsking() {
        contacts.clear();
        answering.forEach(around.requests()::abandon);
        late.forEach(around.requests()::abandon);
        if (walk != null) {
            walk.stop();
        }
        if (refresh != null) {
            refresh.stop();
        }
    }
}
