package io.qadom.core.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.qadom.api.Key;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What operations cost in datagrams, both ways and upkeep included. Prints its figures. */
class DatagramBudgetTest {

    private static final int OPERATIONS = 100;
    private static final Plan PLAN = Plan.server().withReplicationFactor(8);

    @RegisterExtension
    final Seed seed = new Seed();

    private final VirtualNetwork network = seed.network().weather(Weather.calm(Duration.ofMillis(1)));

    /** The mean over sets and the mean over gets. */
    private record Cost(double perSet, double perGet) {}

    private Cost measure(List<VirtualPeer> users) {
        long start = network.ether().sent();
        List<Key> keys = Stream.generate(
                        () -> drawn(users).set(Values.random(network.random())).key())
                .limit(OPERATIONS)
                .toList();
        long written = network.ether().sent();
        for (Key key : keys) {
            assertThat(drawn(users).get(key).value()).isPresent();
        }
        Cost cost = new Cost(
                (double) (written - start) / OPERATIONS,
                (double) (network.ether().sent() - written) / OPERATIONS);
        System.out.printf(
                "%d nodes: %.1f datagrams for a set, %.1f for a get%n",
                network.peers().size(), cost.perSet(), cost.perGet());
        return cost;
    }

    private VirtualPeer drawn(List<VirtualPeer> users) {
        return users.get(network.random().nextInt(users.size()));
    }

    @Test
    void operations_sixtyFourNodes_keepToTheBudget() {
        Cost cost = measure(network.grow(64, PLAN));

        assertThat(cost.perGet()).isLessThanOrEqualTo(6);
        assertThat(cost.perSet()).isLessThanOrEqualTo(36);
    }

    @Test
    void operations_aThousandNodes_keepToTheBudget() {
        network.settle(990, PLAN);
        List<VirtualPeer> users = network.grow(10, PLAN);
        network.run(Duration.ofSeconds(30));

        Cost cost = measure(users);

        assertThat(cost.perGet()).isLessThanOrEqualTo(12);
    }
}
