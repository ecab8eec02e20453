package io.qadom.core.responder;

import io.qadom.api.Endpoint;
import io.qadom.core.turn.Ticket;
import io.qadom.wire.Message;

/**
 * A request of another node while its answer is worked out; the ticket that goes to the store and back.
 *
 * @param from where the answer goes
 * @param requestId what the answer repeats
 * @param message what was asked
 */
record Asked(Endpoint from, long requestId, Message.Request message) implements Ticket {}
