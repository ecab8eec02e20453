package io.qadom.testkit.store;

import static io.qadom.testkit.store.Samples.LATER;
import static io.qadom.testkit.store.Samples.NOW;
import static io.qadom.testkit.store.Samples.cached;
import static io.qadom.testkit.store.Samples.key;
import static io.qadom.testkit.store.Samples.member;
import static io.qadom.testkit.store.Samples.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.qadom.api.Contact;
import io.qadom.spi.Change;
import io.qadom.spi.StoreUsage;
import io.qadom.testkit.Contacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The order of changes inside one batch. */
interface CommitRules extends StoreRules {

    @Test
    default void commit_noChanges_changesNothing() {
        store().commit(List.of());
        assertThat(store().usage()).isEqualTo(StoreUsage.NONE);
    }

    @Test
    default void commit_putThenDelete_leavesNothing() {
        Contact contact = Contacts.random(new Random(1));
        store().commit(List.of(
                new Change.PutValue(cached(1, 10, NOW)),
                new Change.DeleteValue(key(1)),
                new Change.PutMember(member(key(1), 2)),
                new Change.DeleteMember(key(1), key(2)),
                new Change.PutContact(Samples.remembered(contact, 1)),
                new Change.DeleteContact(contact.id()),
                new Change.PutBlocked(Samples.blocked(contact, LATER)),
                new Change.DeleteBlocked(contact.id())));
        assertThat(store().load(key(1))).isEmpty();
        assertThat(store().members(key(1), Optional.empty(), 10)).isEmpty();
        assertThat(store().contacts(10)).isEmpty();
        assertThat(store().blocklist(10)).isEmpty();
        assertThat(store().usage()).isEqualTo(StoreUsage.NONE);
        assertThat(store().deleteExpired(LATER, 10)).isZero();
        assertThat(store().deleteCached(1)).isZero();
    }

    @Test
    default void commit_deleteThenPut_leavesWhatWasPut() {
        Contact contact = Contacts.random(new Random(2));
        Samples.put(store(), value(1, 10));
        Samples.put(store(), member(key(1), 2));
        store().commit(List.of(
                new Change.DeleteValue(key(1)),
                new Change.PutValue(value(1, 30)),
                new Change.DeleteMember(key(1), key(2)),
                new Change.PutMember(member(key(1), 2)),
                new Change.DeleteContact(contact.id()),
                new Change.PutContact(Samples.remembered(contact, 1)),
                new Change.DeleteBlocked(contact.id()),
                new Change.PutBlocked(Samples.blocked(contact, LATER))));
        assertThat(store().load(key(1))).contains(value(1, 30));
        assertThat(store().members(key(1), Optional.empty(), 10)).containsExactly(member(key(1), 2));
        assertThat(store().contacts(10)).hasSize(1);
        assertThat(store().blocklist(10)).hasSize(1);
        assertThat(store().usage()).isEqualTo(new StoreUsage(30 + 2L * StoreUsage.RECORD_BYTES, 0, 1, 1));
    }

    @Test
    default void commit_putTwice_leavesTheSecondAndOneExpiry() {
        store().commit(List.of(
                new Change.PutValue(Samples.valueUntil(1, NOW)),
                new Change.PutValue(Samples.valueUntil(1, NOW.plusSeconds(1)))));
        assertThat(store().deleteExpired(NOW, 10)).isZero();
        assertThat(store().deleteExpired(NOW.plusSeconds(1), 10)).isEqualTo(1);
    }

    @Test
    default void commit_manyChanges_makesThemAll() {
        List<Change> changes = new ArrayList<>();
        for (int number = 0; number < 500; number++) {
            changes.add(new Change.PutValue(value(number, number)));
            changes.add(new Change.PutMember(member(key(1), number)));
        }
        store().commit(changes);
        assertThat(store().keys(Optional.empty(), 1000)).hasSize(500);
        assertThat(store().members(key(1), Optional.empty(), 1000)).hasSize(500);
        assertThat(store().load(key(499))).contains(value(499, 499));
    }
}
