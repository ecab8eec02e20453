package io.qadom.testkit.store;

import static io.qadom.testkit.store.Samples.NOW;
import static io.qadom.testkit.store.Samples.cached;
import static io.qadom.testkit.store.Samples.key;
import static io.qadom.testkit.store.Samples.put;
import static io.qadom.testkit.store.Samples.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.qadom.spi.Provenance;
import io.qadom.spi.Provenance.Origin;
import io.qadom.spi.StoreUsage;
import io.qadom.spi.StoredMember;
import io.qadom.spi.StoredValue;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Making room by deleting cached values. */
interface EvictionRules extends StoreRules {

    @Test
    default void deleteCached_enoughCached_deletesTheOldestUntilEnoughIsFree() {
        put(store(), cached(1, 100, NOW.plusSeconds(3)), cached(2, 100, NOW.plusSeconds(1)));
        put(store(), cached(3, 100, NOW.plusSeconds(2)), cached(4, 100, NOW.plusSeconds(4)));
        int each = 100 + StoreUsage.RECORD_BYTES;
        assertThat(store().deleteCached(each + 1)).isEqualTo(2L * each);
        assertThat(store().keys(Optional.empty(), 10)).containsExactly(key(1), key(4));
        assertThat(store().deleteCached(each)).isEqualTo(each);
        assertThat(store().keys(Optional.empty(), 10)).containsExactly(key(4));
    }

    @Test
    default void deleteCached_moreThanThereIs_deletesAllCachedAndNothingElse() {
        put(store(), value(1, 100), cached(2, 8192, NOW), cached(3, 0, NOW));
        put(store(), new StoredValue(key(4), Samples.content(4, 9), Samples.OWN));
        put(store(), new StoredMember(key(5), key(6), new Provenance(Origin.CACHED, "", NOW, Samples.LATER)));
        assertThat(store().deleteCached(Long.MAX_VALUE)).isEqualTo(8192 + 2L * StoreUsage.RECORD_BYTES);
        assertThat(store().keys(Optional.empty(), 10)).containsExactly(key(1), key(4));
        assertThat(store().members(key(5), Optional.empty(), 10)).hasSize(1);
        assertThat(store().usage().cachedBytes()).isZero();
    }

    @Test
    default void deleteCached_zeroBytes_deletesNothing() {
        put(store(), cached(1, 1, NOW));
        assertThat(store().deleteCached(0)).isZero();
        assertThat(store().load(key(1))).isPresent();
    }

    @Test
    default void deleteCached_noLongerCached_isKept() {
        put(store(), cached(1, 10, NOW), cached(2, 10, NOW));
        put(store(), value(1, 10));
        assertThat(store().deleteCached(Long.MAX_VALUE)).isEqualTo(10 + StoreUsage.RECORD_BYTES);
        assertThat(store().keys(Optional.empty(), 10)).containsExactly(key(1));
    }

    @Test
    default void deleteCached_cachedAgain_countsItsLastAge() {
        put(store(), cached(1, 10, NOW), cached(2, 10, NOW.plusSeconds(1)));
        put(store(), cached(1, 10, NOW.plusSeconds(2)));
        assertThat(store().deleteCached(1)).isEqualTo(10 + StoreUsage.RECORD_BYTES);
        assertThat(store().keys(Optional.empty(), 10)).containsExactly(key(1));
    }

    @Test
    default void deleteCached_olderCachedLater_goesFirst() {
        put(store(), cached(1, 10, NOW), cached(2, 10, NOW.plusSeconds(1)));
        assertThat(store().deleteCached(1)).isPositive();
        put(store(), cached(3, 10, NOW.minusSeconds(1)));
        assertThat(store().deleteCached(1)).isPositive();
        assertThat(store().keys(Optional.empty(), 10)).containsExactly(key(2));
    }

    @Test
    default void deleteCached_thenDeleteExpired_findsNothingLeft() {
        put(store(), cached(1, 10, NOW));
        store().deleteCached(1);
        assertThat(store().deleteExpired(Samples.LATER, 10)).isZero();
        assertThat(store().usage()).isEqualTo(StoreUsage.NONE);
    }
}
