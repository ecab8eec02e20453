package io.qadom.testkit.store;

import static io.qadom.testkit.store.Samples.key;
import static io.qadom.testkit.store.Samples.put;
import static io.qadom.testkit.store.Samples.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.qadom.api.Key;
import io.qadom.spi.Change;
import io.qadom.spi.Provenance;
import io.qadom.spi.Provenance.Origin;
import io.qadom.spi.StoredValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Values and the list of their keys. */
interface ValueRules extends StoreRules {

    @Test
    default void load_absentKey_isEmpty() {
        put(store(), value(1, 10));
        assertThat(store().load(key(2))).isEmpty();
    }

    @Test
    default void load_emptyValue_comesBackWhole() {
        put(store(), value(1, 0));
        assertThat(store().load(key(1))).contains(value(1, 0));
    }

    @Test
    default void load_longestValue_comesBackWhole() {
        put(store(), value(1, 8192));
        assertThat(store().load(key(1))).contains(value(1, 8192));
    }

    @Test
    default void load_everyOrigin_comesBackWithItsProvenance() {
        for (Origin origin : Origin.values()) {
            Provenance provenance = new Provenance(
                    origin, "2001:db8:" + origin.code() + "::/48", Instant.ofEpochMilli(origin.code()), Samples.LATER);
            StoredValue kept = new StoredValue(key(origin.code()), Samples.content(origin.code(), 20), provenance);
            put(store(), kept);
            assertThat(store().load(kept.key())).contains(kept);
        }
    }

    @Test
    default void load_replacedValue_isTheLastOne() {
        StoredValue last = new StoredValue(key(1), Samples.content(9, 3), Samples.OWN);
        put(store(), value(1, 500));
        put(store(), last);
        assertThat(store().load(key(1))).contains(last);
    }

    @Test
    default void load_deletedValue_isEmpty() {
        put(store(), value(1, 10), value(2, 10));
        store().commit(List.of(new Change.DeleteValue(key(1))));
        assertThat(store().load(key(1))).isEmpty();
        assertThat(store().load(key(2))).contains(value(2, 10));
    }

    @Test
    default void commit_deleteOfAbsentValue_changesNothing() {
        put(store(), value(1, 10));
        store().commit(List.of(new Change.DeleteValue(key(2))));
        assertThat(store().keys(Optional.empty(), 10)).containsExactly(key(1));
    }

    @Test
    default void keys_anyBytes_ascendAsUnsignedNumbers() {
        List<Key> ascending = List.of(key(0, 0), key(0x7f, 1), key(0x80, 0), key(0xff, 0), key(0xff, -1));
        for (Key key :
                List.of(ascending.get(3), ascending.get(0), ascending.get(4), ascending.get(2), ascending.get(1))) {
            put(store(), new StoredValue(key, Samples.content(1, 5), Samples.HELD));
        }
        assertThat(store().keys(Optional.empty(), 10)).containsExactlyElementsOf(ascending);
    }

    @Test
    default void keys_pageByPage_givesEveryKeyOnce() {
        List<Key> all = new ArrayList<>();
        for (int number = 0; number < 25; number++) {
            put(store(), value(number, 1));
            all.add(key(number));
        }
        List<Key> paged = new ArrayList<>();
        List<Key> page = store().keys(Optional.empty(), 10);
        while (!page.isEmpty()) {
            assertThat(page).hasSizeLessThanOrEqualTo(10);
            paged.addAll(page);
            assertThat(paged).as("keys paged so far").hasSizeLessThanOrEqualTo(all.size());
            page = store().keys(Optional.of(page.get(page.size() - 1)), 10);
        }
        assertThat(paged).isEqualTo(all);
    }

    @Test
    default void keys_afterAbsentKey_goesOnAboveIt() {
        put(store(), value(1, 1), value(5, 1));
        assertThat(store().keys(Optional.of(key(3)), 10)).containsExactly(key(5));
        assertThat(store().keys(Optional.of(key(5)), 10)).isEmpty();
        assertThat(store().keys(Optional.of(key(0xff, -1)), 10)).isEmpty();
    }

    @Test
    default void keys_setsAndContactsPresent_listsValuesOnly() {
        put(store(), Samples.member(key(7), 8));
        put(store(), value(1, 1));
        assertThat(store().keys(Optional.empty(), 10)).containsExactly(key(1));
    }
}
