package io.qadom.testkit.store;

import static io.qadom.testkit.store.Samples.NOW;
import static io.qadom.testkit.store.Samples.key;
import static io.qadom.testkit.store.Samples.memberUntil;
import static io.qadom.testkit.store.Samples.put;
import static io.qadom.testkit.store.Samples.valueUntil;
import static org.assertj.core.api.Assertions.assertThat;

import io.qadom.spi.Change;
import io.qadom.spi.StoreUsage;
import io.qadom.testkit.Contacts;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The end of records. */
interface ExpiryRules extends StoreRules {

    @Test
    default void deleteExpired_atTheMoment_deletesWhatEndsAtOrBeforeIt() {
        put(store(), valueUntil(1, NOW.minusMillis(1)), valueUntil(2, NOW), valueUntil(3, NOW.plusMillis(1)));
        assertThat(store().deleteExpired(NOW, 10)).isEqualTo(2);
        assertThat(store().keys(Optional.empty(), 10)).containsExactly(key(3));
        assertThat(store().load(key(1))).isEmpty();
    }

    @Test
    default void deleteExpired_everyKind_isDeleted() {
        Random random = new Random(1);
        put(store(), valueUntil(1, NOW));
        put(store(), memberUntil(key(1), 2, NOW), memberUntil(key(1), 3, NOW.plusMillis(1)));
        put(store(), Samples.blocked(Contacts.random(random), NOW));
        put(store(), Samples.remembered(Contacts.random(random), 1_000_000));
        assertThat(store().deleteExpired(NOW, 10)).isEqualTo(3);
        assertThat(store().load(key(1))).isEmpty();
        assertThat(store().members(key(1), Optional.empty(), 10))
                .containsExactly(memberUntil(key(1), 3, NOW.plusMillis(1)));
        assertThat(store().blocklist(10)).isEmpty();
        assertThat(store().contacts(10)).hasSize(1);
    }

    @Test
    default void deleteExpired_limitBelowCount_deletesAsManyAndGoesOnNextTime() {
        for (int number = 0; number < 7; number++) {
            put(store(), valueUntil(number, NOW.minusSeconds(number)));
            put(store(), memberUntil(key(50), number, NOW.minusSeconds(number)));
        }
        put(store(), valueUntil(100, NOW.plusMillis(1)));
        assertThat(store().deleteExpired(NOW, 10)).isEqualTo(10);
        assertThat(store().usage().values() + store().usage().members()).isEqualTo(5);
        assertThat(store().deleteExpired(NOW, 10)).isEqualTo(4);
        assertThat(store().deleteExpired(NOW, 10)).isZero();
        assertThat(store().keys(Optional.empty(), 10)).containsExactly(key(100));
    }

    @Test
    default void deleteExpired_replacedByALongerLife_keepsIt() {
        put(store(), valueUntil(1, NOW));
        put(store(), memberUntil(key(2), 3, NOW));
        put(store(), valueUntil(1, NOW.plusMillis(1)));
        put(store(), memberUntil(key(2), 3, NOW.plusMillis(1)));
        assertThat(store().deleteExpired(NOW, 10)).isZero();
        assertThat(store().load(key(1))).contains(valueUntil(1, NOW.plusMillis(1)));
        assertThat(store().deleteExpired(NOW.plusMillis(1), 10)).isEqualTo(2);
        assertThat(store().usage()).isEqualTo(StoreUsage.NONE);
    }

    @Test
    default void deleteExpired_replacedByAShorterLife_deletesIt() {
        put(store(), valueUntil(1, NOW.plusSeconds(5)));
        put(store(), valueUntil(1, NOW));
        assertThat(store().deleteExpired(NOW, 10)).isEqualTo(1);
        assertThat(store().load(key(1))).isEmpty();
        assertThat(store().deleteExpired(NOW.plusSeconds(5), 10)).isZero();
    }

    @Test
    default void deleteExpired_alreadyDeleted_doesNotCount() {
        put(store(), valueUntil(1, NOW), valueUntil(2, NOW));
        store().commit(List.of(new Change.DeleteValue(key(1))));
        assertThat(store().deleteExpired(NOW, 10)).isEqualTo(1);
    }

    @Test
    default void deleteExpired_putAgainWithAPastEnd_isDeletedAgain() {
        put(store(), valueUntil(1, NOW));
        assertThat(store().deleteExpired(NOW, 10)).isEqualTo(1);
        put(store(), valueUntil(1, NOW.minusSeconds(9)), valueUntil(2, NOW));
        assertThat(store().deleteExpired(NOW, 10)).isEqualTo(2);
        assertThat(store().keys(Optional.empty(), 10)).isEmpty();
    }

    @Test
    default void load_expiredButNotDeleted_isGivenOut() {
        put(store(), valueUntil(1, NOW.minusSeconds(1)));
        assertThat(store().load(key(1))).contains(valueUntil(1, NOW.minusSeconds(1)));
    }
}
