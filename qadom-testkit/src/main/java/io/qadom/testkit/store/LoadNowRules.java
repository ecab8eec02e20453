package io.qadom.testkit.store;

import static io.qadom.testkit.store.Samples.key;
import static io.qadom.testkit.store.Samples.put;
import static io.qadom.testkit.store.Samples.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.qadom.spi.Change;
import io.qadom.spi.LoadedNow;
import io.qadom.spi.StoredValue;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Answers without waiting: they may be missing, but never wrong. */
interface LoadNowRules extends StoreRules {

    @Test
    default void loadNow_presentValue_isFoundOrNotNow() {
        put(store(), value(1, 300));
        assertThat(store().loadNow(key(1))).isIn(new LoadedNow.Found(value(1, 300)), LoadedNow.NotNow.INSTANCE);
    }

    @Test
    default void loadNow_absentValue_isAbsentOrNotNow() {
        put(store(), value(1, 300));
        assertThat(store().loadNow(key(2))).isIn(LoadedNow.Absent.INSTANCE, LoadedNow.NotNow.INSTANCE);
    }

    @Test
    default void loadNow_replacedOrDeleted_saysNothingOld() {
        put(store(), value(1, 300), value(2, 300));
        put(store(), value(1, 5));
        store().commit(List.of(new Change.DeleteValue(key(2))));
        assertThat(store().loadNow(key(1))).isIn(new LoadedNow.Found(value(1, 5)), LoadedNow.NotNow.INSTANCE);
        assertThat(store().loadNow(key(2))).isIn(LoadedNow.Absent.INSTANCE, LoadedNow.NotNow.INSTANCE);
    }

    @Test
    default void loadNow_storeThatNeverWaits_alwaysAnswers() {
        put(store(), value(1, 300));
        if (!store().blocking()) {
            assertThat(store().loadNow(key(1))).isEqualTo(new LoadedNow.Found(value(1, 300)));
            assertThat(store().loadNow(key(2))).isEqualTo(LoadedNow.Absent.INSTANCE);
        } else {
            assertThat(store().load(key(1))).contains(value(1, 300));
            assertThat(store().load(key(2))).isEmpty();
        }
    }

    @Test
    default void loadNow_onAnotherThreadDuringCommits_reflectsEveryCommitThatReturned() throws Exception {
        int commits = 200;
        AtomicInteger returned = new AtomicInteger();
        ExecutorService reader = Executors.newSingleThreadExecutor();
        try {
            Future<Integer> answers = reader.submit(readUntil(commits, returned));
            for (int number = 1; number <= commits; number++) {
                put(store(), value(number, number * 8));
                returned.set(number);
            }
            assertThat(answers.get(30, TimeUnit.SECONDS)).isPositive();
        } finally {
            reader.shutdownNow();
            assertThat(reader.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    /** Asks for the value of the last commit that has returned, until the last commit has. */
    private Callable<Integer> readUntil(int commits, AtomicInteger returned) {
        return () -> {
            int answers = 0;
            int last = 0;
            while (last < commits && !Thread.interrupted()) {
                last = returned.get();
                StoredValue expected = value(last, last * 8);
                LoadedNow answer = store().loadNow(key(last));
                if (last > 0) {
                    assertThat(answer).isIn(new LoadedNow.Found(expected), LoadedNow.NotNow.INSTANCE);
                }
                answers++;
                Thread.onSpinWait();
            }
            return answers;
        };
    }
}
