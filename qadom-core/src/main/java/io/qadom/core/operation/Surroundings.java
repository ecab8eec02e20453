package io.qadom.core.operation;

import io.qadom.api.Contact;
import io.qadom.api.Identifier;
import io.qadom.core.lookup.Lookup;
import io.qadom.core.rpc.Requests;
import io.qadom.core.turn.Counters;
import io.qadom.core.turn.NodeConfig;
import io.qadom.core.turn.Outbox;
import io.qadom.core.turn.Timers;
import io.qadom.core.turn.WallTime;
import io.qadom.spi.RoutingTable;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What an operation works with.
 *
 * @param config who this node is and its numbers
 * @param requests where questions go
 * @param table the contacts to start from
 * @param timers what waits
 * @param outbox what shall be done outside
 * @param wall moments of now
 * @param random the node's one source of randomness
 * @param counters the node's numbers
 * @param judge who may be asked, and who shall not be any more
 */
public record Surroundings(
        NodeConfig config,
        Requests requests,
        RoutingTable table,
        Timers timers,
        Outbox outbox,
        WallTime wall,
        RandomGenerator random,
        Counters counters,
        Judge judge) {

    /** Decides whom this node asks. */
    public interface Judge {

        /** Whether a contact that somebody named may be asked. */
        boolean mayAsk(Contact contact, long nowNanos);

        /** A contact has provably broken the protocol in answer to this node's own request. */
        void convict(Contact contact, String evidence, long nowNanos);
    }

    /** A lookup seeded from the table. */
    Lookup lookup(Identifier target, int wanted, long nowNanos) {
        Lookup lookup = new Lookup(target, config.self().id(), wanted, config.parallelism(), config.parallelismMax());
        seed(lookup, table.closest(target, config.bucketSize()), nowNanos);
        return lookup;
    }

    /** Gives a lookup its first candidates. */
    void seed(Lookup lookup, List<Contact> closest, long nowNanos) {
        lookup.seed(closest);
        if (requests.hasStalled()) {
            lookup.doubt(requests::isStalled);
        }
        table.lookedUp(lookup.target(), nowNanos);
    }

    /** Somebody who has answered before is asked twice, somebody only heard of once. */
    int triesFor(Contact contact) {
        return requests.isTimed(contact) ? 2 : 1;
    }
}
