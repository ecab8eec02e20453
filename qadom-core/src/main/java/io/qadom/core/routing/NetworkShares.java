package io.qadom.core.routing;

import io.qadom.api.Contact;
import io.qadom.api.Endpoint;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;

/**
 * Keeps one network from filling the table: per /24 (IPv6: /48) at most 2 contacts in a bucket and 10 in the table, per
 * address at most 2 (the limits of geth; Marcus, Heilman and Goldberg, <i>Low-Resource Eclipse Attacks on Ethereum's
 * Peer-to-Peer Network</i>, 2018). Loopback and private networks are not limited: there everybody shares a prefix.
 */
final class NetworkShares {

    private static final int BUCKET_MAX = 2;
    private static final int TABLE_MAX = 10;
    private static final int ADDRESS_MAX = 2;

    private final Map<NetworkPrefix, Integer> byPrefix = new HashMap<>();
    private final Map<InetAddress, Integer> byAddress = new HashMap<>();

    boolean admits(Contact contact, KBucket bucket) {
        Endpoint endpoint = contact.endpoint();
        if (Reach.of(endpoint) != Reach.PUBLIC) {
            return true;
        }
        NetworkPrefix prefix = NetworkPrefix.of(endpoint);
        return byPrefix.getOrDefault(prefix, 0) < TABLE_MAX
                && byAddress.getOrDefault(endpoint.address(), 0) < ADDRESS_MAX
                && inBucket(prefix, bucket) < BUCKET_MAX;
    }

    void add(Contact contact) {
        count(contact.endpoint(), 1);
    }

    void remove(Contact contact) {
        count(contact.endpoint(), -1);
    }

    private void count(Endpoint endpoint, int change) {
        if (Reach.of(endpoint) == Reach.PUBLIC) {
            byPrefix.merge(NetworkPrefix.of(endpoint), change, NetworkShares::sumOrNothing);
            byAddress.merge(endpoint.address(), change, NetworkShares::sumOrNothing);
        }
    }

    @SuppressWarnings("NullAway") // a merge that returns null removes the entry
    private static Integer sumOrNothing(Integer a, Integer b) {
        return a + b == 0 ? null : a + b;
    }

    private static long inBucket(NetworkPrefix prefix, KBucket bucket) {
        return bucket.entries().stream()
                .filter(entry -> NetworkPrefix.of(entry.contact().endpoint()).equals(prefix))
                .count();
    }
}
