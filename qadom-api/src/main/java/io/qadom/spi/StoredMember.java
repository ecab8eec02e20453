package io.qadom.spi;

import io.qadom.api.Key;

/**
 * One member of the set at a key, as a store keeps it.
 *
 * @param key the set's key
 * @param member the member
 * @param provenance where it came from and how long it lives
 */
public record StoredMember(Key key, Key member, Provenance provenance) {}
