package io.qadom.testkit.store;

import static io.qadom.testkit.store.Samples.key;
import static io.qadom.testkit.store.Samples.member;
import static io.qadom.testkit.store.Samples.put;
import static org.assertj.core.api.Assertions.assertThat;

import io.qadom.api.Key;
import io.qadom.spi.Change;
import io.qadom.spi.StoredMember;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The sets of members. */
interface MemberRules extends StoreRules {

    @Test
    default void members_absentSet_isEmpty() {
        put(store(), Samples.value(1, 10));
        assertThat(store().members(key(1), Optional.empty(), 10)).isEmpty();
    }

    @Test
    default void members_anyBytes_ascendAsUnsignedNumbers() {
        List<Key> ascending = List.of(key(0, 0), key(0x7f, 1), key(0x80, 0), key(0xff, -1));
        for (Key member : List.of(ascending.get(2), ascending.get(0), ascending.get(3), ascending.get(1))) {
            put(store(), new StoredMember(key(1), member, Samples.HELD));
        }
        assertThat(store().members(key(1), Optional.empty(), 10))
                .extracting(StoredMember::member)
                .containsExactlyElementsOf(ascending);
    }

    @Test
    default void members_pageByPage_givesEveryMemberOnce() {
        List<StoredMember> all = new ArrayList<>();
        for (int number = 0; number < 25; number++) {
            all.add(member(key(1), number));
        }
        put(store(), all.toArray(StoredMember[]::new));
        List<StoredMember> paged = new ArrayList<>();
        List<StoredMember> page = store().members(key(1), Optional.empty(), 10);
        while (!page.isEmpty()) {
            assertThat(page).hasSizeLessThanOrEqualTo(10);
            paged.addAll(page);
            assertThat(paged).as("members paged so far").hasSizeLessThanOrEqualTo(all.size());
            page = store().members(key(1), Optional.of(page.get(page.size() - 1).member()), 10);
        }
        assertThat(paged).isEqualTo(all);
    }

    @Test
    default void members_afterAbsentMember_goesOnAboveIt() {
        put(store(), member(key(1), 1), member(key(1), 5));
        assertThat(store().members(key(1), Optional.of(key(3)), 10)).containsExactly(member(key(1), 5));
        assertThat(store().members(key(1), Optional.of(key(0xff, -1)), 10)).isEmpty();
    }

    @Test
    default void members_neighbouringSets_areKeptApart() {
        put(store(), member(key(1), 1), member(key(2), 2), member(key(3), 3));
        assertThat(store().members(key(2), Optional.empty(), 10)).containsExactly(member(key(2), 2));
        assertThat(store().members(key(2), Optional.of(key(2)), 10)).isEmpty();
    }

    @Test
    default void members_sameMemberInTwoSets_isDeletedFromOne() {
        put(store(), member(key(1), 7), member(key(2), 7));
        store().commit(List.of(new Change.DeleteMember(key(1), key(7))));
        assertThat(store().members(key(1), Optional.empty(), 10)).isEmpty();
        assertThat(store().members(key(2), Optional.empty(), 10)).containsExactly(member(key(2), 7));
    }

    @Test
    default void members_putTwice_isTheLastOne() {
        StoredMember last = new StoredMember(key(1), key(7), Samples.OWN);
        put(store(), member(key(1), 7));
        put(store(), last);
        assertThat(store().members(key(1), Optional.empty(), 10)).containsExactly(last);
    }

    @Test
    default void commit_deleteOfAbsentMember_changesNothing() {
        put(store(), member(key(1), 1));
        store().commit(List.of(new Change.DeleteMember(key(1), key(2)), new Change.DeleteMember(key(2), key(1))));
        assertThat(store().members(key(1), Optional.empty(), 10)).containsExactly(member(key(1), 1));
    }
}
