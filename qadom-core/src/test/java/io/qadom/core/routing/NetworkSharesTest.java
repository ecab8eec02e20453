package io.qadom.core.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.qadom.api.Contact;
import io.qadom.api.Endpoint;
import io.qadom.api.NodeId;
import io.qadom.core.samples.ContactMaker;
import io.qadom.core.samples.Seed;
import io.qadom.spi.RoutingTable;
import io.qadom.spi.RoutingTable.Miss;
import io.qadom.spi.RoutingTable.Offer;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One network cannot fill the table: 2 in a bucket and 10 in the table for each /24 or /48, 2 for each address. */
class NetworkSharesTest {

    private static final Offer CROWDED = new Offer.Rejected(Offer.Reason.CROWDED);

    private final ContactMaker contacts = new ContactMaker();
    private final NodeId self = contacts.any().id();
    private final RoutingTable table = new KBucketTable(self, 4);

    @ParameterizedTest
    @CsvSource({"198.51.100.1, 198.51.100.77, 198.51.100.255", "2001:db8:1::1, 2001:db8:1:ffff::1, 2001:db8:1:2:3:4:5:6"
    })
    void offer_thirdOfOneNetworkInOneBucket_isCrowded(String first, String second, String third) {
        assertThat(offer(0, first)).isInstanceOf(Offer.Inserted.class);
        assertThat(offer(0, second)).isInstanceOf(Offer.Inserted.class);

        assertThat(offer(0, third)).isEqualTo(CROWDED);
        assertThat(offer(1, third)).isInstanceOf(Offer.Inserted.class);
    }

    @ParameterizedTest
    @CsvSource({"198.51.100.1, 198.51.101.1", "2001:db8:1::1, 2001:db8:2::1"})
    void offer_neighbouringNetwork_isCountedApart(String first, String neighbour) {
        offer(0, first);
        offer(0, first);

        assertThat(offer(0, neighbour)).isInstanceOf(Offer.Inserted.class);
    }

    @Test
    void offer_eleventhOfOneNetworkInTheTable_isCrowded() {
        for (int i = 0; i < 10; i++) {
            assertThat(offer(i / 2, "198.51.100." + i)).isInstanceOf(Offer.Inserted.class);
        }

        assertThat(offer(5, "198.51.100.10")).isEqualTo(CROWDED);
        assertThat(offer(5, "198.51.99.10")).isInstanceOf(Offer.Inserted.class);
    }

    @Test
    void offer_thirdAtOneAddress_isCrowdedInAnyBucket() {
        offer(0, "198.51.100.1");
        offer(1, "198.51.100.1");

        assertThat(offer(2, "198.51.100.1")).isEqualTo(CROWDED);
    }

    @Test
    void offer_oneHasLeft_itsShareIsFree() {
        Contact leaving = at(0, "198.51.100.1");
        table.offer(leaving, 0);
        offer(0, "198.51.100.2");

        table.remove(leaving.id());

        assertThat(offer(0, "198.51.100.3")).isInstanceOf(Offer.Inserted.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"127.0.0.1", "10.1.2.3", "192.168.1.1", "172.16.0.1", "169.254.1.1", "::1", "fd00::1", "fe80::1"
            })
    void offer_loopbackAndPrivateAddresses_areNotLimited(String address) {
        for (int i = 0; i < 4; i++) {
            assertThat(offer(0, address)).isInstanceOf(Offer.Inserted.class);
        }
    }

    @Test
    void missed_networkHasFilledUpMeanwhile_itsReplacementStaysOutside() {
        Contact leaving = at(0, "203.0.113.1");
        table.offer(leaving, 0);
        offer(0, "203.0.113.2");
        offer(0, "192.0.2.1");
        offer(0, "192.0.2.2");
        Contact waiting = at(0, "198.51.100.1");
        assertThat(table.offer(waiting, 0)).isInstanceOf(Offer.Pending.class);
        for (int i = 0; i < 10; i++) {
            offer(1 + i / 2, "198.51.100." + (100 + i));
        }

        assertThat(table.missed(leaving.id(), 1)).isInstanceOf(Miss.Questionable.class);

        assertThat(table.contact(waiting.id())).isEmpty();
        assertThat(inNetwork("198.51.100")).isEqualTo(10);
    }

    @Test
    void offer_questionableContactMovesIntoFullNetwork_isCrowdedAndKeepsItsPlace() {
        Contact present = at(0, "203.0.113.1");
        table.offer(present, 0);
        table.missed(present.id(), 1);
        offer(0, "198.51.100.1");
        offer(0, "198.51.100.2");

        Offer offer = table.offer(present.at(List.of(ContactMaker.endpoint("198.51.100.3", 1))), 2);

        assertThat(offer).isEqualTo(CROWDED);
        assertThat(table.contact(present.id())).contains(present);
    }

    @Test
    void table_randomStepsInFewNetworks_neverHoldsMoreThanTheirShares() {
        Seed seed = Seed.draw("shares of networks");
        Random random = seed.random();
        List<Contact> crowd = Stream.generate(contacts::any)
                .limit(200)
                .map(contact -> contact.at(List.of(anywhere(random))))
                .toList();
        for (int step = 0; step < 3_000; step++) {
            Contact contact = crowd.get(random.nextInt(crowd.size()));
            switch (random.nextInt(6)) {
                case 0 -> table.missed(contact.id(), step);
                case 1 -> table.remove(contact.id());
                case 2 -> table.offer(contact.at(List.of(anywhere(random))), step);
                default -> table.offer(contact, step);
            }
            assertThat(largestShares()).as("step %d, %s", step, seed).isEqualTo("within bounds");
        }
    }

    private String largestShares() {
        List<RoutingTable.Entry> entries = table.entries(0);
        Map<NetworkPrefix, Long> inTable =
                entries.stream().collect(Collectors.groupingBy(NetworkSharesTest::prefixOf, Collectors.counting()));
        Map<String, Long> inBucket = entries.stream()
                .collect(Collectors.groupingBy(entry -> entry.bucket() + " " + prefixOf(entry), Collectors.counting()));
        Map<Object, Long> atAddress = entries.stream()
                .collect(Collectors.groupingBy(
                        entry -> entry.contact().endpoint().address(), Collectors.counting()));
        boolean within = inTable.values().stream().allMatch(count -> count <= 10)
                && inBucket.values().stream().allMatch(count -> count <= 2)
                && atAddress.values().stream().allMatch(count -> count <= 2);
        return within ? "within bounds" : inTable + " " + inBucket + " " + atAddress;
    }

    private static NetworkPrefix prefixOf(RoutingTable.Entry entry) {
        return NetworkPrefix.of(entry.contact().endpoint());
    }

    private static Endpoint anywhere(Random random) {
        return ContactMaker.endpoint("198.51." + random.nextInt(3) + "." + random.nextInt(8), 1);
    }

    private long inNetwork(String start) {
        return table.entries(0).stream()
                .filter(entry ->
                        entry.contact().endpoint().address().getHostAddress().startsWith(start + "."))
                .count();
    }

    private Offer offer(int bucket, String address) {
        return table.offer(at(bucket, address), 0);
    }

    private Contact at(int bucket, String address) {
        return contacts.sharing(bucket, self).at(List.of(ContactMaker.endpoint(address, 9_999)));
    }
}
