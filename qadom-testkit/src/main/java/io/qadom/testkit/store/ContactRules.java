package io.qadom.testkit.store;

import static io.qadom.testkit.store.Samples.put;
import static io.qadom.testkit.store.Samples.remembered;
import static org.assertj.core.api.Assertions.assertThat;

import io.qadom.api.Contact;
import io.qadom.spi.Change;
import io.qadom.spi.RememberedContact;
import io.qadom.testkit.Contacts;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Remembered contacts. */
interface ContactRules extends StoreRules {

    @Test
    default void contacts_everyKindOfEndpoint_comesBackWhole() {
        Random random = new Random(1);
        RememberedContact ipv4 = remembered(Contacts.random(random), 1);
        RememberedContact ipv6 = remembered(Contacts.randomIpv6(random), 2);
        RememberedContact both = remembered(Contacts.randomDualStack(random), 3);
        put(store(), ipv4, ipv6, both);
        assertThat(store().contacts(10)).containsExactly(ipv4, ipv6, both);
        assertThat(store().contacts(10))
                .extracting(kept -> kept.contact().publicKey())
                .containsExactly(
                        ipv4.contact().publicKey(),
                        ipv6.contact().publicKey(),
                        both.contact().publicKey());
    }

    @Test
    default void contacts_limitBelowCount_givesTheMostRecentlySeen() {
        Random random = new Random(2);
        RememberedContact oldest = remembered(Contacts.random(random), 30);
        RememberedContact newest = remembered(Contacts.random(random), 10);
        RememberedContact middle = remembered(Contacts.random(random), 20);
        put(store(), oldest, newest, middle);
        assertThat(store().contacts(2)).containsExactly(newest, middle);
    }

    @Test
    default void contacts_sameIdAgain_isReplaced() {
        Random random = new Random(3);
        Contact before = Contacts.random(random);
        Contact after = before.at(Contacts.randomDualStack(random).endpoints());
        RememberedContact other = remembered(Contacts.random(random), 20);
        put(store(), remembered(before, 30), other);
        put(store(), remembered(after, 10));
        assertThat(store().contacts(10)).containsExactly(remembered(after, 10), other);
    }

    @Test
    default void contacts_forgotten_areGone() {
        Random random = new Random(4);
        RememberedContact stays = remembered(Contacts.random(random), 1);
        RememberedContact goes = remembered(Contacts.random(random), 2);
        put(store(), stays, goes);
        store().commit(List.of(
                new Change.DeleteContact(goes.contact().id()),
                new Change.DeleteContact(Contacts.random(random).id())));
        assertThat(store().contacts(10)).containsExactly(stays);
    }
}
