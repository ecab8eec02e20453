package io.qadom.testkit.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.qadom.api.Contact;
import io.qadom.spi.RoutingTable;
import io.qadom.testkit.Keys;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What keeps the table fresh: whom to probe, which buckets to look into, in which order contacts were seen. */
interface UpkeepRules extends RoutingRules {

    @Test
    default void leastRecentlySeen_severalBuckets_isTheOneSeenFirst() {
        Contact first = contactInBucket(2);
        Contact second = contactInBucket(0);
        table().offer(first, START);
        table().offer(second, START + SECOND);
        table().offer(contactInBucket(2), START + 2 * SECOND);

        assertThat(table().leastRecentlySeen()).contains(first);

        table().offer(first, START + 3 * SECOND);
        assertThat(table().leastRecentlySeen()).contains(second);
    }

    @Test
    default void leastRecentlySeen_replacementPromoted_keepsTheMomentItWasSeen() {
        List<Contact> present = fill(1);
        Contact waiting = contactInBucket(1);
        table().offer(waiting, START + 10 * SECOND);
        present.forEach(contact -> table().offer(contact, START + 20 * SECOND));

        table().remove(present.get(0).id());

        assertThat(table().leastRecentlySeen()).contains(waiting);
    }

    @Test
    default void entries_anyOrderOfOffers_mostRecentlySeenIsLastInItsBucket() {
        List<Contact> present = fill(1);
        table().offer(contactInBucket(1), START + 10 * SECOND);
        table().offer(contactInBucket(0), START + 10 * SECOND);
        table().offer(present.get(1), START + 20 * SECOND);
        table().remove(present.get(0).id());

        List<RoutingTable.Entry> entries = table().entries(START + 20 * SECOND);

        assertThat(entries).hasSize(BUCKET_SIZE + 1);
        assertThat(entries)
                .isSortedAccordingTo((a, b) -> a.bucket() != b.bucket()
                        ? Integer.compare(a.bucket(), b.bucket())
                        : Long.signum(a.seenNanos() - b.seenNanos()));
        assertThat(entries)
                .allSatisfy(entry -> assertThat(entry.bucket())
                        .isEqualTo(self().commonPrefixLength(entry.contact().id())));
    }

    @Test
    default void idleBuckets_nothingLookedUp_areAllUpToTheClosestContact() {
        table().offer(contactInBucket(3), START);

        assertThat(table().idleBuckets(60 * SECOND, START + 60 * SECOND)).containsExactly(0, 1, 2, 3);
    }

    @Test
    default void idleBuckets_oneLookedUp_isLeftOutUntilItIsIdleAgain() {
        table().offer(contactInBucket(3), START);
        long lookedUp = START + 100 * SECOND;

        table().lookedUp(Keys.withCommonPrefix(self(), 1, new Random(SEED)), lookedUp);

        assertThat(table().idleBuckets(60 * SECOND, lookedUp + 59 * SECOND)).containsExactly(0, 2, 3);
        assertThat(table().idleBuckets(60 * SECOND, lookedUp + 60 * SECOND)).containsExactly(0, 1, 2, 3);
    }

    @Test
    default void lookedUp_theNodeItself_changesNoBucket() {
        table().offer(contactInBucket(2), START);

        table().lookedUp(self(), START + 60 * SECOND);

        assertThat(table().idleBuckets(60 * SECOND, START + 60 * SECOND)).containsExactly(0, 1, 2);
    }
}
