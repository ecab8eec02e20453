package io.qadom.api;

import java.time.Duration;
import java.util.Optional;

/** What became of a {@link Peer#ping(NodeAddress) ping}. */
public sealed interface PingOutcome {

    /**
     * The node answered.
     *
     * @param contact who answered
     * @param roundTrip how long it took
     * @param observed the endpoint that the node saw this peer at; empty when it did not say
     */
    record Answered(Contact contact, Duration roundTrip, Optional<Endpoint> observed) implements PingOutcome {}

    /**
     * Nobody answered in time, or somebody with another public key than asked for.
     *
     * @param tries how many datagrams were sent
     */
    record Unanswered(int tries) implements PingOutcome {}
}
