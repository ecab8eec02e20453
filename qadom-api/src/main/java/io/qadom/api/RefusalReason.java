package io.qadom.api;

/** Why a node did not do what it was asked. */
public enum RefusalReason {
    /** The node knows enough contacts that are closer to the key than itself. */
    TOO_FAR,
    /** The node's store has no room, its disk is full or failing, or the member set has reached its bound. */
    FULL,
    /** The record is over the node's bound. */
    TOO_LARGE,
    /** The node has too much to do at the moment. */
    BUSY,
    /** The request breaks a rule of the protocol. */
    INVALID,
    /** The node holds a record with a higher sequence. */
    STALE,
    /** The node does not know this kind of request. */
    UNSUPPORTED
}
