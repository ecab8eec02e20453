package io.qadom.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.qadom.spi.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is there after {@code kill -9}: all that was acknowledged, at most the one batch that was not yet, each whole. */
interface KillRules extends StoreRules {

    /** The system property that says how often to kill. */
    String ROUNDS_PROPERTY = "qadom.store.killRounds";

    /** How often to kill unless the property says otherwise. */
    int ROUNDS_DEFAULT = 5;

    /** How many acknowledgements to wait for at most before killing. */
    int ACKNOWLEDGED_MAX = 200;

    @Test
    default void commit_processKilledWhileWriting_keepsWhatWasAcknowledged(
            @TempDir Path directory, @TempDir Path scratch) throws IOException {
        long seed = Long.getLong(ModelRules.SEED_PROPERTY, System.nanoTime());
        String replay = "replay with -D" + ModelRules.SEED_PROPERTY + "=" + seed;
        System.out.println(provider().name() + " killed while writing, " + replay);
        Random random = new Random(seed);
        RandomChanges changes = new RandomChanges(seed);
        StoreModel model = new StoreModel();
        KilledWriter writer = new KilledWriter(provider(), directory, seed, scratch);
        long committed = 0;
        for (int round = 1; round <= Integer.getInteger(ROUNDS_PROPERTY, ROUNDS_DEFAULT); round++) {
            long acknowledged = writer.killAfter(committed, 1 + random.nextInt(ACKNOWLEDGED_MAX));
            for (long number = committed + 1; number <= acknowledged; number++) {
                model.apply(changes.batch(number));
            }
            committed = verified(directory, changes, model, acknowledged, "round " + round + ", " + replay);
        }
    }

    /** Opens what is left and says up to which batch it was made; brings the model there. */
    private long verified(
            Path directory, RandomChanges changes, StoreModel model, long acknowledged, String description) {
        try (Store left = provider().open(directory)) {
            StoreContents contents = StoreContents.of(left, changes.setKeys());
            StoreContents expected = model.contents();
            if (contents.equals(expected)) {
                return acknowledged;
            }
            model.apply(changes.batch(acknowledged + 1));
            StoreContents withUnacknowledged = model.contents();
            assertThat(contents)
                    .as(
                            "after %d acknowledged batches, %s; without the next batch: %s",
                            acknowledged, description, expected)
                    .isEqualTo(withUnacknowledged);
            return acknowledged + 1;
        }
    }
}
