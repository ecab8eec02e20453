package io.qadom.testkit.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.qadom.api.Contact;
import io.qadom.testkit.Keys;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Hundreds of random steps, after each of which the table and a dumb list of what it reported agree. */
interface ModelRules extends RoutingRules {

    /** The system property that replays a run. */
    String SEED_PROPERTY = "qadom.routing.seed";

    /** How many steps. */
    int STEPS = 1_500;

    /** How many contacts take part: few, so that the same ones come back. */
    int CONTACTS = 60;

    @Test
    default void table_randomSteps_holdsWhatItReported() {
        long seed = Long.getLong(SEED_PROPERTY, System.nanoTime());
        String replay = "replay with -D" + SEED_PROPERTY + "=" + seed;
        System.out.println(provider().name() + " against its model, " + replay);
        Random random = new Random(seed);
        Neighbours neighbours = new Neighbours(self(), random);
        List<Contact> contacts = new ArrayList<>();
        for (int i = 0; i < CONTACTS; i++) {
            contacts.add(neighbours.any());
        }
        TableModel model = new TableModel(self(), table());
        for (int step = 0; step < STEPS; step++) {
            long now = START + step * SECOND;
            Contact contact = contacts.get(random.nextInt(CONTACTS));
            step(random, model, contact, neighbours, now);
            model.check(Keys.random(random), 1 + random.nextInt(20), now, "step " + step + ", " + replay);
        }
        assertThat(model.size()).as(replay).isPositive();
    }

    private static void step(Random random, TableModel model, Contact contact, Neighbours neighbours, long now) {
        switch (random.nextInt(10)) {
            case 0, 1, 2, 3, 4 -> model.offer(contact, now);
            case 5 -> model.offer(contact.at(List.of(neighbours.freshEndpoint())), now);
            case 6, 7, 8 -> model.missed(contact.id(), now);
            default -> model.remove(contact.id(), now);
        }
    }
}
