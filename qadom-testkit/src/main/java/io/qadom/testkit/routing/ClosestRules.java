package io.qadom.testkit.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.qadom.api.Contact;
import io.qadom.api.Identifier;
import io.qadom.spi.RoutingTable;
import io.qadom.testkit.Keys;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Who is closest: what sorting everybody by distance would give. */
interface ClosestRules extends RoutingRules {

    @Test
    default void closest_emptyTable_isEmpty() {
        assertThat(table().closest(self(), BUCKET_SIZE)).isEmpty();
    }

    @Test
    default void closest_fewerContactsThanAskedFor_givesAll() {
        Contact one = contactInBucket(0);
        Contact other = contactInBucket(5);
        table().offer(one, START);
        table().offer(other, START);

        assertThat(table().closest(other.id(), 20)).containsExactly(other, one);
    }

    @Test
    default void closest_anyTargetAndCount_equalsSortingEverybody() {
        for (int i = 0; i < 200; i++) {
            table().offer(anyContact(), START);
        }
        for (int bucket = 0; bucket <= 8; bucket++) {
            table().offer(contactInBucket(bucket), START);
        }
        Random random = new Random(SEED);
        for (int i = 0; i < 500; i++) {
            Identifier target = Keys.withCommonPrefix(self(), random.nextInt(Identifier.BITS + 1), random);
            int count = 1 + random.nextInt(40);
            assertThat(table().closest(target, count)).isEqualTo(sorted(contacts(), target, count));
        }
    }

    @Test
    default void closest_someHaveMissedQuestions_theOthersAreTheClosestOfTheirKind() {
        for (int i = 0; i < 21; i++) {
            table().offer(contactInBucket(i / 3), START);
        }
        List<Contact> everybody = contacts();
        List<Contact> doubted = List.of(everybody.get(1), everybody.get(4), everybody.get(17));
        doubted.forEach(contact -> table().missed(contact.id(), START));
        List<Contact> sound = new ArrayList<>(everybody);
        sound.removeAll(doubted);
        Random random = new Random(SEED);
        for (int i = 0; i < 200; i++) {
            Identifier target = Keys.random(random);
            int count = 1 + random.nextInt(everybody.size());
            List<Contact> closest = table().closest(target, count);

            assertThat(closest).hasSize(Math.min(count, everybody.size()));
            assertThat(closest).isEqualTo(sorted(closest, target, count));
            List<Contact> soundOnes = new ArrayList<>(closest);
            soundOnes.removeAll(doubted);
            assertThat(soundOnes).isEqualTo(sorted(sound, target, soundOnes.size()));
        }
    }

    private List<Contact> contacts() {
        return table().entries(START).stream().map(RoutingTable.Entry::contact).toList();
    }

    private static List<Contact> sorted(List<Contact> contacts, Identifier target, int count) {
        return contacts.stream()
                .sorted((a, b) -> target.compareDistances(a.id(), b.id()))
                .limit(count)
                .toList();
    }
}
