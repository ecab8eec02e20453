package io.qadom.core.engine;

import io.qadom.core.operation.Refresh;
import io.qadom.core.operation.Surroundings;
import io.qadom.core.rpc.Requests;
import io.qadom.core.turn.Counters.Counter;
import io.qadom.core.turn.Output;
import io.qadom.core.turn.StoreTask;
import io.qadom.core.turn.Timer;
import java.util.List;

/**
 * What a node does by itself: probes the contact not seen for longest, refreshes idle buckets, has expired records
 * deleted, joins again when everybody is lost. A client does none of it.
 */
final class Upkeep {

    private static final long CHECK_NANOS = 60_000_000_000L;

    private final Surroundings around;
    private final Neighbourhood neighbourhood;
    private final Joining joining;
    private final Counter probes;
    private final Counter refreshes;
    private boolean refreshing;
    private final Timer probe = new Timer() {
        @Override
        protected void fired(long nowNanos) {
            probe(nowNanos);
        }
    };
    private final Timer check = new Timer() {
        @Override
        protected void fired(long nowNanos) {
            check(nowNanos);
        }
    };

    Upkeep(Surroundings around, Neighbourhood neighbourhood, Joining joining) {
        this.around = around;
        this.neighbourhood = neighbourhood;
        this.joining = joining;
        this.probes = around.counters().counter("upkeep.probes");
        this.refreshes = around.counters().counter("upkeep.refreshes");
    }

    void start(long nowNanos) {
        if (!around.config().clientMode()) {
            around.timers().start(probe, nowNanos + jittered(around.config().probeNanos()));
            around.timers().start(check, nowNanos + jittered(CHECK_NANOS));
        }
    }

    private void probe(long nowNanos) {
        around.timers().start(probe, nowNanos + jittered(around.config().probeNanos()));
        around.table().leastRecentlySeen().ifPresent(contact -> {
            probes.increment();
            neighbourhood.ping(contact, requests(), nowNanos);
        });
        joining.check(nowNanos);
    }

    private void check(long nowNanos) {
        around.timers().start(check, nowNanos + jittered(CHECK_NANOS));
        around.outbox().add(new Output.AskStore(new StoreTask.Sweep()));
        List<Integer> idle = around.table().idleBuckets(around.config().refreshNanos(), nowNanos);
        if (!idle.isEmpty() && !refreshing) {
            refreshing = true;
            refreshes.add(idle.size());
            new Refresh(around, endNanos -> refreshing = false).start(idle, nowNanos);
        }
    }

    /** Three quarters to five quarters of a period, so that nodes started together do not stay in step. */
    private long jittered(long periodNanos) {
        return periodNanos * 3 / 4 + around.random().nextLong(periodNanos / 2);
    }

    private Requests requests() {
        return around.requests();
    }
}
