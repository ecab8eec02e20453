package io.qadom.core.turn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class CountersTest {

    @Test
    void snapshot_countersAndLevels_areGivenByName() {
        Counters counters = new Counters();
        counters.counter("rpc.sent").increment();
        counters.counter("rpc.sent").add(2);
        counters.level("rpc.in_flight", () -> 7);

        assertThat(counters.snapshot()).containsExactly(entry("rpc.in_flight.now", 7L), entry("rpc.sent", 3L));
        assertThat(counters.counter("rpc.sent").count()).isEqualTo(3);
    }

    @Test
    void snapshot_countedLater_isNotMoved() {
        Counters counters = new Counters();
        Counters.Counter counter = counters.counter("a");
        var before = counters.snapshot();

        counter.increment();

        assertThat(before).containsExactly(entry("a", 0L));
    }

    @Test
    void wallTime_at_isTheStartAndWhatHasPassedInMillis() {
        Instant start = Instant.parse("2026-01-02T03:04:05.678901234Z");
        long startNanos = Math.subtractExact(Long.MAX_VALUE, 5);
        WallTime wall = WallTime.startingAt(startNanos, start);

        assertThat(wall.at(startNanos)).isEqualTo(Instant.parse("2026-01-02T03:04:05.678Z"));
        assertThat(wall.at(startNanos + 1_500_000_000L)).isEqualTo(Instant.parse("2026-01-02T03:04:07.178Z"));
    }
}
