package io.qadom.api;

import java.util.List;

/**
 * What became of a {@link Peer#bootstrap bootstrap}.
 *
 * @param answered how many of the given and remembered contacts answered
 * @param contacts how many contacts the routing table holds now
 * @param unresolved the given addresses whose host has no address
 */
public record JoinOutcome(int answered, int contacts, List<NodeAddress> unresolved) {

    /** Copies the list. */
    public JoinOutcome {
        unresolved = List.copyOf(unresolved);
    }

    /**
     * Whether the peer knows anybody now.
     *
     * @return true with at least one contact
     */
    public boolean joined() {
        return answered > 0 || contacts > 0;
    }
}
