package io.qadom.testkit.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.qadom.api.Contact;
import io.qadom.api.NodeId;
import io.qadom.api.PeerStatus.Health;
import io.qadom.spi.RoutingTable;
import io.qadom.spi.RoutingTable.Offer;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Who enters: whoever answered, while there is room; never this node, and never in the place of a live contact. */
interface OfferRules extends RoutingRules {

    @Test
    default void create_nothingOffered_isEmpty() {
        assertThat(table().size()).isZero();
        assertThat(table().entries(START)).isEmpty();
        assertThat(table().leastRecentlySeen()).isEmpty();
        assertThat(table().idleBuckets(0, START)).isEmpty();
    }

    @Test
    default void offer_newContact_isInsertedAndFound() {
        Contact contact = contactInBucket(3);

        assertThat(table().offer(contact, START)).isInstanceOf(Offer.Inserted.class);

        assertThat(table().size()).isEqualTo(1);
        assertThat(table().contact(contact.id())).contains(contact);
        assertThat(table().entries(START)).containsExactly(new RoutingTable.Entry(contact, 3, Health.GOOD, START));
    }

    @Test
    default void offer_sameContactAgain_isRefreshedNotDoubled() {
        Contact contact = anyContact();
        table().offer(contact, START);

        assertThat(table().offer(contact, START + SECOND)).isInstanceOf(Offer.Refreshed.class);

        assertThat(table().size()).isEqualTo(1);
        assertThat(table().entries(START + SECOND).get(0).seenNanos()).isEqualTo(START + SECOND);
    }

    @Test
    default void offer_theNodeItself_isRejected() {
        Contact anybody = anyContact();
        NodeId self = anybody.id();
        RoutingTable own = provider().create(self, BUCKET_SIZE);

        assertThat(own.offer(anybody, START)).isEqualTo(new Offer.Rejected(Offer.Reason.SELF));

        assertThat(own.size()).isZero();
        assertThat(own.contact(self)).isEmpty();
    }

    @Test
    default void offer_fullBucketOfGoodContacts_newcomerWaitsAndNobodyLeaves() {
        List<Contact> present = fill(1);
        Contact newcomer = contactInBucket(1);

        Offer offer = table().offer(newcomer, START + 10 * SECOND);

        assertThat(offer).isInstanceOf(Offer.Pending.class);
        assertThat(table().contact(newcomer.id())).isEmpty();
        assertThat(table().size()).isEqualTo(BUCKET_SIZE);
        assertThat(present)
                .allSatisfy(contact -> assertThat(table().contact(contact.id())).contains(contact));
    }

    @Test
    default void offer_fullBucketWithQuestionableContact_namesItToBePinged() {
        List<Contact> present = fill(1);
        Contact doubted = present.get(2);
        table().missed(doubted.id(), START + 10 * SECOND);

        Offer offer = table().offer(contactInBucket(1), START + 11 * SECOND);

        assertThat(offer)
                .isInstanceOfSatisfying(
                        Offer.Pending.class,
                        pending -> assertThat(pending.toPing()).contains(doubted));
        assertThat(table().contact(doubted.id())).contains(doubted);
    }

    @Test
    default void offer_fullBucket_leavesRoomInOtherBuckets() {
        fill(1);

        assertThat(table().offer(contactInBucket(0), START)).isInstanceOf(Offer.Inserted.class);
        assertThat(table().offer(contactInBucket(2), START)).isInstanceOf(Offer.Inserted.class);
    }

    @Test
    default void offer_goodContactAtOtherEndpoint_keepsThePlaceOfTheFirst() {
        Contact first = anyContact();
        Contact moved = first.at(anyContact().endpoints());
        table().offer(first, START);

        Offer offer = table().offer(moved, START + SECOND);

        assertThat(offer).isNotInstanceOf(Offer.Inserted.class).isNotInstanceOf(Offer.Refreshed.class);
        assertThat(table().contact(first.id())).contains(first);
        assertThat(table().size()).isEqualTo(1);
    }

    @Test
    default void offer_moreContactsThanFit_everyBucketKeepsItsBound() {
        for (int i = 0; i < 1_000; i++) {
            table().offer(anyContact(), START + i * SECOND);
        }

        Map<Integer, Long> bySize = table().entries(START + 1_000 * SECOND).stream()
                .collect(Collectors.groupingBy(RoutingTable.Entry::bucket, Collectors.counting()));
        assertThat(bySize.values()).allSatisfy(size -> assertThat(size).isLessThanOrEqualTo(BUCKET_SIZE));
        assertThat(bySize.get(0)).isEqualTo(BUCKET_SIZE);
        assertThat(table().size()).isEqualTo(table().entries(START).size());
    }
}
