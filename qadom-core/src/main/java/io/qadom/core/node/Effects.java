package io.qadom.core.node;

import io.qadom.api.Endpoint;
import io.qadom.api.Key;
import io.qadom.api.NodeAddress;
import io.qadom.core.turn.StoreTask;
import java.nio.ByteBuffer;
import java.util.List;

/** Where a {@link Node} pours out what it wants done. */
public interface Effects {

    /** Send these bytes; the buffer is the node's again when this returns. */
    void send(Endpoint to, ByteBuffer datagram);

    /** Have the store do this; the answer comes back as an input, in a later turn. */
    void askStore(StoreTask task);

    /** An operation is over. */
    void finished(long operation, Object outcome);

    /** An operation has failed. */
    void failed(long operation, RuntimeException cause);

    /** A search has found a member. */
    void memberFound(long operation, Key member);

    /** Resolve these names; the answer comes back as an input. */
    void resolve(long operation, List<NodeAddress> addresses);
}
