package io.qadom.api;

import java.util.Set;

/**
 * What a {@link Peer#search(Key) search} found: the union of what the closest nodes and this peer hold.
 *
 * @param key the key that was searched
 * @param members the members found, unordered; empty when there are none
 * @param asked how many nodes were asked
 * @param answered how many of them answered
 * @param complete whether the closest nodes all answered and all their pages were read; when false, members may be missing
 */
public record SearchOutcome(Key key, Set<Key> members, int asked, int answered, boolean complete) {

    /** Copies the members. */
    public SearchOutcome {
        members = Set.copyOf(members);
    }
}
