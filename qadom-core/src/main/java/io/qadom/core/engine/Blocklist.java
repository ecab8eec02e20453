package io.qadom.core.engine;

import io.qadom.api.Bytes;
import io.qadom.api.Contact;
import io.qadom.api.Endpoint;
import io.qadom.core.turn.Counters;
import io.qadom.core.turn.Counters.Counter;
import io.qadom.core.turn.WallTime;
import io.qadom.spi.BlockedContact;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Contacts that provably broke the protocol in answer to this node's own request. An entry holds for the key and for the
 * endpoint, and ends.
 */
final class Blocklist {

    static final int CONTACTS_MAX = 1_024;

    private static final Duration TERM = Duration.ofHours(24);

    private final WallTime wall;
    private final Counter added;
    private final Map<Bytes, BlockedContact> byKey = new Bounded<>();
    private final Map<Endpoint, BlockedContact> byEndpoint = new Bounded<>();

    private static final class Bounded<K> extends LinkedHashMap<K, BlockedContact> {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, BlockedContact> eldest) {
            return size() > CONTACTS_MAX;
        }
    }

    Blocklist(WallTime wall, Counters counters) {
        this.wall = wall;
        this.added = counters.counter("blocklist.added");
        counters.level("blocklist.contacts", byKey::size);
    }

    void restore(BlockedContact blocked) {
        byKey.put(blocked.contact().publicKey(), blocked);
        byEndpoint.put(blocked.contact().endpoint(), blocked);
    }

    BlockedContact block(Contact contact, String evidence, long nowNanos) {
        BlockedContact blocked =
                new BlockedContact(contact, evidence, wall.at(nowNanos).plus(TERM));
        added.increment();
        restore(blocked);
        return blocked;
    }

    boolean blocks(Bytes publicKey, Endpoint endpoint, long nowNanos) {
        if (byKey.isEmpty()) {
            return false;
        }
        Instant now = wall.at(nowNanos);
        return holds(byKey.get(publicKey), now) || holds(byEndpoint.get(endpoint), now);
    }

    private static boolean holds(@Nullable BlockedContact entry, Instant now) {
        return entry != null && entry.until().isAfter(now);
    }
}
