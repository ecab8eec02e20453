package io.qadom.testkit.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.qadom.api.Contact;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who is taken out: the one that is named, wherever it waits, and nobody else. */
interface RemoveRules extends RoutingRules {

    @Test
    default void remove_contactNotInTable_isFalse() {
        table().offer(anyContact(), START);

        assertThat(table().remove(anyContact().id())).isFalse();
        assertThat(table().remove(self())).isFalse();
        assertThat(table().size()).isEqualTo(1);
    }

    @Test
    default void remove_goodContact_isGone() {
        Contact contact = anyContact();
        table().offer(contact, START);

        assertThat(table().remove(contact.id())).isTrue();

        assertThat(table().contact(contact.id())).isEmpty();
        assertThat(table().closest(contact.id(), BUCKET_SIZE)).isEmpty();
        assertThat(table().remove(contact.id())).isFalse();
    }

    @Test
    default void remove_replacementWaiting_takesThePlace() {
        List<Contact> present = fill(0);
        Contact waiting = contactInBucket(0);
        table().offer(waiting, START + 10 * SECOND);

        assertThat(table().remove(present.get(1).id())).isTrue();

        assertThat(table().contact(waiting.id())).contains(waiting);
        assertThat(table().size()).isEqualTo(BUCKET_SIZE);
    }

    @Test
    default void remove_contactThatAlsoWaitsAtOtherEndpoint_doesNotComeBack() {
        Contact contact = anyContact();
        table().offer(contact, START);
        table().offer(contact.at(anyContact().endpoints()), START + SECOND);

        assertThat(table().remove(contact.id())).isTrue();

        assertThat(table().contact(contact.id())).isEmpty();
        assertThat(table().size()).isZero();
    }

    @Test
    default void remove_contactThatOnlyWaits_isNotPromotedLater() {
        List<Contact> present = fill(0);
        Contact waiting = contactInBucket(0);
        table().offer(waiting, START + 10 * SECOND);

        table().remove(waiting.id());
        table().remove(present.get(0).id());

        assertThat(table().contact(waiting.id())).isEmpty();
        assertThat(table().size()).isEqualTo(BUCKET_SIZE - 1);
    }
}
