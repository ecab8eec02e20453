package io.qadom.core.turn;

import io.qadom.api.Bytes;
import io.qadom.api.Key;
import io.qadom.api.NodeAddress;
import io.qadom.api.NodeId;
import io.qadom.api.WriteOptions;
import java.util.List;
import java.util.Optional;

/** What a user asks of a peer, as data. */
public sealed interface UserRequest {

    /**
     * Join by these addresses.
     *
     * @param addresses where to start
     */
    record Bootstrap(List<NodeAddress> addresses) implements UserRequest {}

    /**
     * Get a value.
     *
     * @param key its key
     * @param from whom to ask; empty for the network
     */
    record Get(Key key, Optional<NodeId> from) implements UserRequest {}

    /**
     * Store a value.
     *
     * @param value its bytes
     * @param options what is wanted
     */
    record Set(Bytes value, WriteOptions options) implements UserRequest {}

    /**
     * Add a member to a set.
     *
     * @param key the set's key
     * @param member the member
     * @param options what is wanted
     */
    record Append(Key key, Key member, WriteOptions options) implements UserRequest {}

    /**
     * Find the members of a set.
     *
     * @param key the set's key
     * @param from whom to ask; empty for the network
     */
    record Search(Key key, Optional<NodeId> from) implements UserRequest {}

    /**
     * Find the closest nodes.
     *
     * @param key the target
     */
    record Lookup(Key key) implements UserRequest {}

    /**
     * Ask one address.
     *
     * @param contact whom
     */
    record Ping(BootstrapContact contact) implements UserRequest {}
}
