package io.qadom.core.turn;

import static org.assertj.core.api.Assertions.assertThat;

import io.qadom.core.samples.Seed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TimersTest {

    private static final int NO_LIMIT = Integer.MAX_VALUE;

    private final Timers timers = new Timers();
    private final List<String> fired = new ArrayList<>();

    private final class Named extends Timer {
        private final String name;

        private Named(String name) {
            this.name = name;
        }

        @Override
        protected void fired(long nowNanos) {
            fired.add(name);
        }
    }

    @Test
    void nextDeadlineNanos_nothingWaits_isNever() {
        assertThat(timers.nextDeadlineNanos()).isEqualTo(Timers.NEVER);
        assertThat(timers.size()).isZero();
    }

    @Test
    void advance_severalDue_fireByTimeAndOthersWait() {
        timers.start(new Named("third"), 30);
        timers.start(new Named("first"), 10);
        timers.start(new Named("second"), 20);

        timers.advance(29, NO_LIMIT);

        assertThat(fired).containsExactly("first", "second");
        assertThat(timers.nextDeadlineNanos()).isEqualTo(30);
    }

    @Test
    void advance_sameTime_fireInTheOrderTheyWereStarted() {
        for (int i = 0; i < 100; i++) {
            timers.start(new Named("" + i), 5);
        }

        timers.advance(5, NO_LIMIT);

        assertThat(fired)
                .isEqualTo(IntStream.range(0, 100).mapToObj(i -> "" + i).toList());
    }

    @Test
    void start_timerThatWaits_movesItBehindOthersOfItsNewTime() {
        Named moved = new Named("moved");
        timers.start(moved, 1);
        timers.start(new Named("other"), 5);

        timers.start(moved, 5);
        timers.advance(5, NO_LIMIT);

        assertThat(fired).containsExactly("other", "moved");
    }

    @Test
    void stop_timerThatWaits_doesNotFire() {
        Named stopped = new Named("stopped");
        timers.start(stopped, 1);

        timers.stop(stopped);
        timers.stop(stopped);
        timers.advance(100, NO_LIMIT);

        assertThat(fired).isEmpty();
        assertThat(stopped.isWaiting()).isFalse();
    }

    @Test
    void advance_moreDueThanTheLimit_leavesTheRestDue() {
        for (int i = 0; i < 5; i++) {
            timers.start(new Named("" + i), i);
        }

        timers.advance(10, 3);
        assertThat(fired).containsExactly("0", "1", "2");
        assertThat(timers.nextDeadlineNanos()).isEqualTo(3);

        timers.advance(10, 3);
        assertThat(fired).containsExactly("0", "1", "2", "3", "4");
    }

    @Test
    void advance_timerThatStartsAgainAtOnce_isHeldByTheLimit() {
        timers.start(
                new Timer() {
                    @Override
                    protected void fired(long nowNanos) {
                        fired.add("again");
                        timers.start(this, nowNanos);
                    }
                },
                0);

        timers.advance(0, 7);

        assertThat(fired).hasSize(7);
        assertThat(timers.size()).isEqualTo(1);
    }

    @Test
    void advance_timeRunsOverTheEndOfLong_keepsTheOrder() {
        long start = Long.MAX_VALUE - 10;
        timers.start(new Named("after"), start + 20);
        timers.start(new Named("before"), start + 5);

        timers.advance(start + 5, NO_LIMIT);
        assertThat(fired).containsExactly("before");

        timers.advance(start + 20, NO_LIMIT);
        assertThat(fired).containsExactly("before", "after");
    }

    @Test
    void timers_randomSteps_fireAsASortedListWould() {
        Seed seed = Seed.draw("timers against a sorted list");
        Random random = seed.random();
        List<Named> all = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            all.add(new Named("" + i));
        }
        List<Waiting> model = new ArrayList<>();
        long now = random.nextLong();
        for (int step = 0; step < 20_000; step++) {
            Named timer = all.get(random.nextInt(all.size()));
            int kind = random.nextInt(10);
            if (kind < 6) {
                long deadline = now + random.nextInt(50);
                model.removeIf(waiting -> waiting.timer == timer);
                model.add(new Waiting(timer, deadline, step));
                timers.start(timer, deadline);
            } else if (kind < 8) {
                model.removeIf(waiting -> waiting.timer == timer);
                timers.stop(timer);
            } else {
                now += random.nextInt(10);
                assertThat(firedAt(now)).as("step %d, %s", step, seed).isEqualTo(dueIn(model, now));
            }
            assertThat(timers.size()).as("step %d, %s", step, seed).isEqualTo(model.size());
        }
    }

    private record Waiting(Named timer, long deadlineNanos, int startedAt) {}

    private List<String> firedAt(long now) {
        fired.clear();
        timers.advance(now, NO_LIMIT);
        return List.copyOf(fired);
    }

    private static List<String> dueIn(List<Waiting> model, long now) {
        List<Waiting> due = model.stream()
                .filter(waiting -> waiting.deadlineNanos - now <= 0)
                .sorted(Comparator.<Waiting>comparingLong(waiting -> waiting.deadlineNanos - now)
                        .thenComparingInt(Waiting::startedAt))
                .toList();
        model.removeAll(due);
        return due.stream().map(waiting -> waiting.timer.name).toList();
    }
}
