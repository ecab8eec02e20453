package io.qadom.core;

import io.qadom.api.PeerStatus;
import io.qadom.api.PeerStatus.StorageUsage;
import io.qadom.api.PeerStatus.TableContact;
import io.qadom.core.engine.Engine;
import io.qadom.spi.RoutingTable;
import io.qadom.spi.StoreUsage;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;

/** Describes a running peer for people and machines. Called on the loop. */
final class Describe {

    private Describe() {}

    static PeerStatus describe(Parts parts, StoreDesk desk, long faults, long nowNanos) {
        Engine engine = parts.node().engine();
        List<TableContact> table = engine.table().entries(nowNanos).stream()
                .map(entry -> describe(entry, engine, nowNanos))
                .toList();
        return new PeerStatus(
                parts.self(),
                parts.clientMode(),
                engine.observed(),
                table,
                usage(parts),
                counters(parts, desk, faults));
    }

    private static TableContact describe(RoutingTable.Entry entry, Engine engine, long nowNanos) {
        return new TableContact(
                entry.contact(),
                entry.bucket(),
                entry.health(),
                engine.smoothedRoundTripNanos(entry.contact()).map(Duration::ofNanos),
                Duration.ofNanos(Math.max(0, nowNanos - entry.seenNanos())));
    }

    private static StorageUsage usage(Parts parts) {
        StoreUsage usage = parts.keeper().usage();
        return new StorageUsage(
                parts.storeName(),
                usage.bytes(),
                parts.storageBytesMax(),
                usage.cachedBytes(),
                usage.values(),
                usage.members());
    }

    private static SortedMap<String, Long> counters(Parts parts, StoreDesk desk, long faults) {
        SortedMap<String, Long> counters = parts.node().counters();
        counters.putAll(parts.transport().counters());
        counters.putAll(parts.keeper().counters());
        counters.put("driver.faults", faults);
        counters.put("store.queue_full", desk.queueFull());
        counters.put("store.queued.now", (long) desk.queued());
        return counters;
    }
}
