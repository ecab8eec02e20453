package io.qadom.core.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.qadom.api.Contact;
import io.qadom.api.NodeId;
import io.qadom.api.PeerStatus.Health;
import io.qadom.core.samples.ContactMaker;
import io.qadom.spi.RoutingTable;
import io.qadom.spi.RoutingTable.Miss;
import io.qadom.spi.RoutingTable.Offer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who is good, who waits and who leaves, by the numbers of this table (BEP 5: good for 15 minutes). */
class KBucketHealthTest {

    private static final long SECOND = 1_000_000_000L;
    private static final long MINUTE = 60 * SECOND;
    private static final int BUCKET_SIZE = 3;
    private static final int REPLACEMENTS_MAX = 10;

    private final ContactMaker contacts = new ContactMaker();
    private final NodeId self = contacts.any().id();
    private final RoutingTable table = new KBucketTable(self, BUCKET_SIZE);

    @Test
    void entries_silentForFifteenMinutes_becomesQuestionable() {
        Contact contact = contacts.any();
        table.offer(contact, 0);

        assertThat(healthAt(15 * MINUTE - 1)).isEqualTo(Health.GOOD);
        assertThat(healthAt(15 * MINUTE)).isEqualTo(Health.QUESTIONABLE);
        assertThat(table.goodCloserThanSelf(contact.id(), 1, 15 * MINUTE)).isZero();
    }

    @Test
    void missed_threeTimesWithoutReplacement_leaves() {
        Contact contact = contacts.any();
        table.offer(contact, 0);

        assertThat(table.missed(contact.id(), 1)).isInstanceOf(Miss.Questionable.class);
        assertThat(table.missed(contact.id(), 2)).isInstanceOf(Miss.Questionable.class);
        assertThat(table.missed(contact.id(), 3)).isEqualTo(new Miss.Evicted(Optional.empty()));
    }

    @Test
    void missed_replacementsWaiting_theOneSeenLastEntersFirst() {
        List<Contact> present = fill();
        Contact earlier = inBucket();
        Contact later = inBucket();
        table.offer(earlier, 10);
        table.offer(later, 11);

        assertThat(table.missed(present.get(0).id(), 12)).isEqualTo(new Miss.Evicted(Optional.of(later)));
        assertThat(table.missed(present.get(1).id(), 13)).isEqualTo(new Miss.Evicted(Optional.of(earlier)));
        assertThat(table.missed(present.get(2).id(), 14)).isInstanceOf(Miss.Questionable.class);
    }

    @Test
    void offer_moreReplacementsThanTheCacheHolds_theOldestIsForgotten() {
        fill();
        List<Contact> waiting = new ArrayList<>();
        for (int i = 0; i < REPLACEMENTS_MAX + 2; i++) {
            Contact contact = inBucket();
            waiting.add(contact);
            table.offer(contact, 10 + i);
        }

        List<Contact> promoted = new ArrayList<>();
        for (int i = 0; i < REPLACEMENTS_MAX; i++) {
            table.remove(table.entries(100).get(0).contact().id());
        }
        while (table.size() > 0) {
            Contact head = table.entries(100).get(0).contact();
            promoted.add(head);
            table.remove(head.id());
        }

        assertThat(promoted).doesNotContain(waiting.get(0), waiting.get(1));
    }

    @Test
    void offer_replacementSeenAgain_movesToTheEndOfTheCache() {
        List<Contact> present = fill();
        Contact first = inBucket();
        Contact second = inBucket();
        table.offer(first, 10);
        table.offer(second, 11);
        table.offer(first, 12);

        assertThat(table.missed(present.get(0).id(), 13)).isEqualTo(new Miss.Evicted(Optional.of(first)));
    }

    @Test
    void offer_fullBucketSilentForLong_pingsTheLeastRecentlySeen() {
        List<Contact> present = fill();

        Offer offer = table.offer(inBucket(), 20 * MINUTE);

        assertThat(offer).isEqualTo(new Offer.Pending(Optional.of(present.get(0))));
    }

    @Test
    void offer_goodContactAtOtherEndpoint_pingsTheOldOneAndWaits() {
        Contact contact = contacts.any();
        Contact moved = contact.at(List.of(ContactMaker.endpoint("127.0.0.1", 1)));
        table.offer(contact, 0);

        assertThat(table.offer(moved, SECOND)).isEqualTo(new Offer.Pending(Optional.of(contact)));
        assertThat(table.missed(contact.id(), 2 * SECOND)).isEqualTo(new Miss.Evicted(Optional.of(moved)));
        assertThat(table.contact(contact.id())).contains(moved);
    }

    @Test
    void offer_oldEndpointAnswersAfterAll_theOtherEndpointIsForgotten() {
        Contact contact = contacts.any();
        table.offer(contact, 0);
        table.offer(contact.at(List.of(ContactMaker.endpoint("127.0.0.1", 1))), SECOND);

        assertThat(table.offer(contact, 2 * SECOND)).isInstanceOf(Offer.Refreshed.class);

        assertThat(table.missed(contact.id(), 3 * SECOND)).isInstanceOf(Miss.Questionable.class);
    }

    @Test
    void offer_questionableContactAtOtherEndpoint_takesItsPlaceAtOnce() {
        Contact contact = contacts.any();
        Contact moved = contact.at(List.of(ContactMaker.endpoint("127.0.0.1", 1)));
        table.offer(contact, 0);
        table.missed(contact.id(), SECOND);

        assertThat(table.offer(moved, 2 * SECOND)).isInstanceOf(Offer.Inserted.class);
        assertThat(table.contact(contact.id())).contains(moved);
        assertThat(table.size()).isEqualTo(1);
    }

    private Health healthAt(long nowNanos) {
        return table.entries(nowNanos).get(0).health();
    }

    private List<Contact> fill() {
        List<Contact> present = new ArrayList<>();
        for (int i = 0; i < BUCKET_SIZE; i++) {
            Contact contact = inBucket();
            table.offer(contact, i);
            present.add(contact);
        }
        return present;
    }

    private Contact inBucket() {
        return contacts.sharing(1, self);
    }
}
