package io.qadom.testkit.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.qadom.api.Contact;
import io.qadom.api.PeerStatus.Health;
import io.qadom.spi.RoutingTable;
import io.qadom.spi.RoutingTable.Miss;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who leaves: whoever stays silent again and again; at once gone is nobody for whom no replacement waits. */
interface MissRules extends RoutingRules {

    @Test
    default void missed_contactNotInTable_isUnknown() {
        assertThat(table().missed(anyContact().id(), START)).isInstanceOf(Miss.Unknown.class);
        assertThat(table().missed(self(), START)).isInstanceOf(Miss.Unknown.class);
    }

    @Test
    default void missed_onceWithoutReplacement_staysQuestionable() {
        Contact contact = anyContact();
        table().offer(contact, START);

        assertThat(table().missed(contact.id(), START + SECOND)).isInstanceOf(Miss.Questionable.class);

        assertThat(healthOf(contact, START + SECOND)).isEqualTo(Health.QUESTIONABLE);
        assertThat(table().size()).isEqualTo(1);
    }

    @Test
    default void missed_againAndAgain_leavesWithoutReplacement() {
        Contact contact = anyContact();
        table().offer(contact, START);

        assertThat(missUntilGone(contact, START + SECOND)).isEqualTo(new Miss.Evicted(Optional.empty()));

        assertThat(table().contact(contact.id())).isEmpty();
        assertThat(table().size()).isZero();
    }

    @Test
    default void missed_thenSeen_isGoodAgainAndForgiven() {
        Contact contact = anyContact();
        table().offer(contact, START);
        for (int i = 0; i < MISSES_ENOUGH; i++) {
            table().missed(contact.id(), START + SECOND);
            assertThat(table().offer(contact, START + 2 * SECOND)).isInstanceOf(RoutingTable.Offer.Refreshed.class);
        }

        assertThat(healthOf(contact, START + 2 * SECOND)).isEqualTo(Health.GOOD);
    }

    @Test
    default void missed_againAndAgainWithReplacementWaiting_replacementTakesThePlace() {
        List<Contact> present = fill(1);
        Contact waiting = contactInBucket(1);
        table().offer(waiting, START + 10 * SECOND);

        Miss miss = missUntilGone(present.get(0), START + 11 * SECOND);

        assertThat(miss).isEqualTo(new Miss.Evicted(Optional.of(waiting)));
        assertThat(table().contact(waiting.id())).contains(waiting);
        assertThat(table().contact(present.get(0).id())).isEmpty();
        assertThat(table().size()).isEqualTo(BUCKET_SIZE);
    }

    @Test
    default void missed_replacementWaitsInOtherBucket_doesNotPromoteIt() {
        fill(1);
        table().offer(contactInBucket(1), START + 10 * SECOND);
        Contact alone = contactInBucket(0);
        table().offer(alone, START);

        assertThat(missUntilGone(alone, START + 11 * SECOND)).isEqualTo(new Miss.Evicted(Optional.empty()));
    }

    @Test
    default void missed_otherContactLeaves_idThatAlsoWaitsElsewhereIsNotDoubled() {
        List<Contact> present = fill(1);
        Contact moved = present.get(0).at(anyContact().endpoints());
        table().offer(moved, START + 10 * SECOND);

        missUntilGone(present.get(1), START + 11 * SECOND);

        assertThat(table().entries(START + 11 * SECOND).stream()
                        .filter(entry -> entry.contact().id().equals(moved.id())))
                .hasSize(1);
    }

    @Test
    default void missed_oldEndpointSilent_contactMayEnterAtItsNewOne() {
        Contact first = anyContact();
        Contact moved = first.at(anyContact().endpoints());
        table().offer(first, START);
        table().offer(moved, START + SECOND);

        missUntilGone(first, START + 2 * SECOND);
        table().offer(moved, START + 3 * SECOND);

        assertThat(table().contact(first.id())).contains(moved);
        assertThat(table().size()).isEqualTo(1);
    }
}
