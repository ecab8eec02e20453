package io.qadom.testkit.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.qadom.api.Contact;
import io.qadom.api.NodeId;
import io.qadom.api.PeerStatus.Health;
import io.qadom.spi.RoutingTable;
import io.qadom.spi.RoutingTableProvider;
import java.util.ArrayList;
import java.util.List;

/** What every theme of the kit works with. */
interface RoutingRules {

    /** How many contacts of one shared prefix length the table under test keeps: few, so that buckets fill quickly. */
    int BUCKET_SIZE = 4;

    /** After so many questions without an answer nobody is worth a place. */
    int MISSES_ENOUGH = 10;

    /** One second of monotonic time. */
    long SECOND = 1_000_000_000L;

    /** The first moment: time runs over the end of {@code long} soon after. */
    long START = Math.subtractExact(Long.MAX_VALUE, 30 * SECOND);

    /** What the rules draw from: the same contacts in each run, but in the rule against the model. */
    long SEED = 7_748;

    /** What makes the tables under test. */
    RoutingTableProvider provider();

    /** The node whose table it is. */
    NodeId self();

    /** The table, empty when a rule begins. */
    RoutingTable table();

    /** A contact that has not been drawn before. */
    Contact anyContact();

    /** A contact that has not been drawn before and shares exactly so many bits of prefix with the node, at most 8. */
    Contact contactInBucket(int bucket);

    /** Offers new contacts of one bucket until it is full, a second between two; gives them in that order. */
    default List<Contact> fill(int bucket) {
        List<Contact> contacts = new ArrayList<>();
        for (int i = 0; i < BUCKET_SIZE; i++) {
            Contact contact = contactInBucket(bucket);
            assertThat(table().offer(contact, START + i * SECOND)).isInstanceOf(RoutingTable.Offer.Inserted.class);
            contacts.add(contact);
        }
        return contacts;
    }

    /** The health of a contact in the table. */
    default Health healthOf(Contact contact, long nowNanos) {
        return table().entries(nowNanos).stream()
                .filter(entry -> entry.contact().equals(contact))
                .map(RoutingTable.Entry::health)
                .findFirst()
                .orElseThrow(() -> new AssertionError(contact + " is not in the table"));
    }

    /** Reports misses until the contact leaves; gives the report of the last. */
    default RoutingTable.Miss missUntilGone(Contact contact, long nowNanos) {
        for (int i = 0; i < MISSES_ENOUGH; i++) {
            RoutingTable.Miss miss = table().missed(contact.id(), nowNanos);
            if (miss instanceof RoutingTable.Miss.Evicted) {
                return miss;
            }
        }
        throw new AssertionError(contact + " is still in the table after " + MISSES_ENOUGH + " misses");
    }
}
