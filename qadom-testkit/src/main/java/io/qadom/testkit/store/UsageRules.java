package io.qadom.testkit.store;

import static io.qadom.spi.StoreUsage.RECORD_BYTES;
import static io.qadom.testkit.store.Samples.LATER;
import static io.qadom.testkit.store.Samples.NOW;
import static io.qadom.testkit.store.Samples.cached;
import static io.qadom.testkit.store.Samples.key;
import static io.qadom.testkit.store.Samples.member;
import static io.qadom.testkit.store.Samples.put;
import static io.qadom.testkit.store.Samples.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.qadom.spi.Change;
import io.qadom.spi.StoreUsage;
import io.qadom.testkit.Contacts;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Exact accounts after every kind of change. */
interface UsageRules extends StoreRules {

    @Test
    default void usage_afterPuts_countsValuesAndMembers() {
        put(store(), value(1, 100), value(2, 0), cached(3, 50, NOW));
        put(store(), member(key(1), 1), member(key(1), 2), member(key(2), 1));
        assertThat(store().usage()).isEqualTo(new StoreUsage(150 + 6L * RECORD_BYTES, 50 + RECORD_BYTES, 3, 3));
    }

    @Test
    default void usage_replacedByAnotherLength_countsTheNewOne() {
        put(store(), value(1, 100));
        put(store(), value(1, 8192));
        assertThat(store().usage()).isEqualTo(new StoreUsage(8192 + RECORD_BYTES, 0, 1, 0));
        put(store(), value(1, 0));
        assertThat(store().usage()).isEqualTo(new StoreUsage(RECORD_BYTES, 0, 1, 0));
    }

    @Test
    default void usage_replacedByAnotherOrigin_movesItsBytes() {
        put(store(), cached(1, 100, NOW));
        put(store(), value(1, 20));
        assertThat(store().usage()).isEqualTo(new StoreUsage(20 + RECORD_BYTES, 0, 1, 0));
        put(store(), cached(1, 30, NOW));
        assertThat(store().usage()).isEqualTo(new StoreUsage(30 + RECORD_BYTES, 30 + RECORD_BYTES, 1, 0));
    }

    @Test
    default void usage_samePutTwiceInOneBatch_countsOnce() {
        put(store(), value(1, 100), value(1, 200));
        put(store(), member(key(2), 3), member(key(2), 3));
        assertThat(store().usage()).isEqualTo(new StoreUsage(200 + 2L * RECORD_BYTES, 0, 1, 1));
    }

    @Test
    default void usage_afterDeletes_countsWhatIsLeft() {
        put(store(), value(1, 100), cached(2, 100, NOW));
        put(store(), member(key(1), 1), member(key(1), 2));
        store().commit(List.of(
                new Change.DeleteValue(key(2)),
                new Change.DeleteValue(key(2)),
                new Change.DeleteValue(key(9)),
                new Change.DeleteMember(key(1), key(2)),
                new Change.DeleteMember(key(9), key(2))));
        assertThat(store().usage()).isEqualTo(new StoreUsage(100 + 2L * RECORD_BYTES, 0, 1, 1));
    }

    @Test
    default void usage_afterExpiry_countsWhatIsLeft() {
        put(store(), Samples.valueUntil(1, NOW), value(2, 7), cached(3, 9, NOW));
        put(store(), Samples.memberUntil(key(1), 1, NOW), member(key(1), 2));
        store().deleteExpired(NOW, 10);
        assertThat(store().usage()).isEqualTo(new StoreUsage(16 + 3L * RECORD_BYTES, 9 + RECORD_BYTES, 2, 1));
        store().deleteExpired(LATER, 10);
        assertThat(store().usage()).isEqualTo(StoreUsage.NONE);
    }

    @Test
    default void usage_afterEviction_countsWhatIsLeft() {
        put(store(), value(1, 5), cached(2, 10, NOW), cached(3, 20, NOW.plusSeconds(1)));
        store().deleteCached(1);
        assertThat(store().usage()).isEqualTo(new StoreUsage(25 + 2L * RECORD_BYTES, 20 + RECORD_BYTES, 2, 0));
    }

    @Test
    default void usage_contactsAndBlocklist_doNotCount() {
        Random random = new Random(1);
        put(store(), Samples.remembered(Contacts.random(random), 1));
        put(store(), Samples.blocked(Contacts.random(random), LATER));
        assertThat(store().usage()).isEqualTo(StoreUsage.NONE);
    }
}
