package io.qadom.core.turn;

import io.qadom.api.Endpoint;
import io.qadom.api.Key;
import io.qadom.api.NodeAddress;
import io.qadom.wire.Message;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the engine wants done: a message sent, the store asked, the user told, names resolved. */
public sealed interface Output {

    /**
     * Send a message.
     *
     * @param to where
     * @param requestId its request's number
     * @param observed in a reply, the endpoint that the request came from
     * @param message what to say
     */
    record Send(Endpoint to, long requestId, @Nullable Endpoint observed, Message message) implements Output {}

    /**
     * Have the store do something.
     *
     * @param task what
     */
    record AskStore(StoreTask task) implements Output {}

    /**
     * An operation is over.
     *
     * @param operation its number
     * @param outcome what its future completes with
     */
    record Finished(long operation, Object outcome) implements Output {}

    /**
     * An operation has failed.
     *
     * @param operation its number
     * @param cause what its future fails with
     */
    record Failed(long operation, RuntimeException cause) implements Output {}

    /**
     * A search has found a member.
     *
     * @param operation its number
     * @param member not told before
     */
    record MemberFound(long operation, Key member) implements Output {}

    /**
     * Resolve names; answered by {@link Input.Resolved}.
     *
     * @param operation for which operation
     * @param addresses whose hosts
     */
    record Resolve(long operation, List<NodeAddress> addresses) implements Output {}
}
