package io.qadom.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Hundreds of random steps, after each of which the store and a dumb model of it agree. */
interface ModelRules extends StoreRules {

    /** The system property that replays a run. */
    String SEED_PROPERTY = "qadom.store.seed";

    /** How many steps. */
    int STEPS = 300;

    @Test
    default void store_randomSteps_holdsWhatTheModelHolds() {
        long seed = Long.getLong(SEED_PROPERTY, System.nanoTime());
        String replay = "replay with -D" + SEED_PROPERTY + "=" + seed;
        System.out.println(provider().name() + " against its model, " + replay);
        Random random = new Random(seed);
        RandomChanges changes = new RandomChanges(seed);
        StoreModel model = new StoreModel();
        for (int step = 1; step <= STEPS; step++) {
            step(step, changes, model, random);
            assertThat(store().usage()).as("usage at step %d, %s", step, replay).isEqualTo(model.usage());
            if (step % 20 == 0) {
                assertThat(StoreContents.of(store(), changes.setKeys()))
                        .as("contents at step %d, %s", step, replay)
                        .isEqualTo(model.contents());
            }
        }
    }

    private void step(int step, RandomChanges changes, StoreModel model, Random random) {
        int kind = random.nextInt(40);
        if (kind == 0) {
            assertThat(deleteAllExpired(RandomChanges.timeOf(step), 1 + random.nextInt(10)))
                    .isEqualTo(model.deleteExpired(RandomChanges.timeOf(step)));
        } else if (kind == 1) {
            long bytes = random.nextInt(50_000);
            assertThat(store().deleteCached(bytes)).isEqualTo(model.deleteCached(bytes));
        } else if (kind == 2 && store().durable()) {
            reopen();
        } else {
            store().commit(changes.batch(step));
            model.apply(changes.batch(step));
        }
    }

    private int deleteAllExpired(Instant now, int limit) {
        int deleted = 0;
        int last;
        do {
            last = store().deleteExpired(now, limit);
            assertThat(last).isBetween(0, limit);
            deleted += last;
            assertThat(deleted).as("deleted so far").isLessThanOrEqualTo(StoreContents.ALL);
        } while (last == limit);
        return deleted;
    }
}
