package io.qadom.testkit.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.qadom.api.Contact;
import io.qadom.api.Identifier;
import io.qadom.api.PeerStatus.Health;
import io.qadom.testkit.Keys;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** How many good contacts are closer to a point than the node: the question behind responsibility. */
interface CloserThanSelfRules extends RoutingRules {

    @Test
    default void goodCloserThanSelf_anyTarget_countsWhatTheEntriesShow() {
        for (int i = 0; i < 200; i++) {
            Contact contact = anyContact();
            table().offer(contact, START);
            if (i % 5 == 0) {
                table().missed(contact.id(), START);
            }
        }
        Random random = new Random(SEED);
        for (int i = 0; i < 500; i++) {
            Identifier target = Keys.withCommonPrefix(self(), random.nextInt(12), random);
            int limit = 1 + random.nextInt(30);
            long closer = table().entries(START).stream()
                    .filter(entry -> entry.health() == Health.GOOD)
                    .filter(entry -> target.compareDistances(entry.contact().id(), self()) < 0)
                    .count();
            assertThat(table().goodCloserThanSelf(target, limit, START)).isEqualTo(Math.min(limit, (int) closer));
        }
    }

    @Test
    default void goodCloserThanSelf_targetIsTheNode_isNone() {
        fill(0);
        fill(1);

        assertThat(table().goodCloserThanSelf(self(), 20, START)).isZero();
    }
}
