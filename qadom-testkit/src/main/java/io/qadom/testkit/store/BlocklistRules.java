package io.qadom.testkit.store;

import static io.qadom.testkit.store.Samples.LATER;
import static io.qadom.testkit.store.Samples.NOW;
import static io.qadom.testkit.store.Samples.blocked;
import static io.qadom.testkit.store.Samples.put;
import static org.assertj.core.api.Assertions.assertThat;

import io.qadom.api.Contact;
import io.qadom.spi.BlockedContact;
import io.qadom.spi.Change;
import io.qadom.testkit.Contacts;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The blocklist. */
interface BlocklistRules extends StoreRules {

    @Test
    default void blocklist_longestEvidence_comesBackWhole() {
        Contact contact = Contacts.randomDualStack(new Random(1));
        BlockedContact entry = new BlockedContact(contact, "\u00fc\u20ac".repeat(500), LATER);
        put(store(), entry);
        assertThat(store().blocklist(10)).containsExactly(entry);
    }

    @Test
    default void blocklist_limitBelowCount_givesThoseThatEndLast() {
        Random random = new Random(2);
        BlockedContact first = blocked(Contacts.random(random), NOW.plusSeconds(10));
        BlockedContact last = blocked(Contacts.random(random), NOW.plusSeconds(30));
        BlockedContact middle = blocked(Contacts.random(random), NOW.plusSeconds(20));
        put(store(), first, last, middle);
        assertThat(store().blocklist(2)).containsExactly(last, middle);
    }

    @Test
    default void blocklist_sameIdAgain_isReplaced() {
        Contact contact = Contacts.random(new Random(3));
        put(store(), blocked(contact, NOW.plusSeconds(10)));
        put(store(), blocked(contact, NOW.plusSeconds(90)));
        assertThat(store().blocklist(10)).containsExactly(blocked(contact, NOW.plusSeconds(90)));
        assertThat(store().deleteExpired(NOW.plusSeconds(10), 10)).isZero();
        assertThat(store().blocklist(10)).containsExactly(blocked(contact, NOW.plusSeconds(90)));
    }

    @Test
    default void blocklist_entryTakenOff_isGone() {
        Random random = new Random(4);
        BlockedContact stays = blocked(Contacts.random(random), LATER);
        BlockedContact goes = blocked(Contacts.random(random), LATER);
        put(store(), stays, goes);
        store().commit(List.of(
                new Change.DeleteBlocked(goes.contact().id()),
                new Change.DeleteBlocked(Contacts.random(random).id())));
        assertThat(store().blocklist(10)).containsExactly(stays);
    }

    @Test
    default void blocklist_rememberedContact_isNotOnIt() {
        Contact contact = Contacts.random(new Random(5));
        put(store(), Samples.remembered(contact, 1));
        assertThat(store().blocklist(10)).isEmpty();
        put(store(), blocked(contact, LATER));
        store().commit(List.of(new Change.DeleteContact(contact.id())));
        assertThat(store().contacts(10)).isEmpty();
        assertThat(store().blocklist(10)).containsExactly(blocked(contact, LATER));
    }
}
