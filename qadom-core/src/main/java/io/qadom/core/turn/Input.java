package io.qadom.core.turn;

import io.qadom.api.Contact;
import io.qadom.api.Endpoint;
import io.qadom.api.NodeAddress;
import io.qadom.spi.BlockedContact;
import io.qadom.wire.Packet;
import java.util.List;

/** What the engine is given: a packet, an answer of the store, a wish of the user, resolved names. */
public sealed interface Input {

    /**
     * A packet has arrived.
     *
     * @param packet what it says
     * @param from where it came from
     */
    record Received(Packet packet, Endpoint from) implements Input {}

    /**
     * The store has done what a {@link StoreTask} asked for.
     *
     * @param ticket whose task it was
     * @param result what came of it
     */
    record StoreAnswered(Ticket ticket, StoreResult result) implements Input {}

    /**
     * The user wants something done.
     *
     * @param operation its number, unique in this process
     * @param request what
     */
    record Requested(long operation, UserRequest request) implements Input {}

    /**
     * The user does not want it any more.
     *
     * @param operation its number
     */
    record Cancelled(long operation) implements Input {}

    /**
     * Names have been resolved, as {@link Output.Resolve} asked.
     *
     * @param operation for which operation
     * @param bootstrap the endpoints found
     * @param unresolved the addresses that have none
     */
    record Resolved(long operation, List<BootstrapContact> bootstrap, List<NodeAddress> unresolved) implements Input {}

    /**
     * The first input: what the store remembers.
     *
     * @param contacts whom this node knew, the most recently seen first
     * @param blocked the blocklist
     */
    record Started(List<Contact> contacts, List<BlockedContact> blocked) implements Input {}
}
