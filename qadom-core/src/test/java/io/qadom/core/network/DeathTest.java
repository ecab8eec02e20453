package io.qadom.core.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.qadom.api.GetOutcome;
import io.qadom.api.Key;
import io.qadom.api.Receipts;
import io.qadom.testkit.Keys;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nodes die without a word, and those who stay hardly notice. */
class DeathTest {

    private static final int SIZE = 64;

    @RegisterExtension
    final Seed seed = new Seed();

    private final VirtualNetwork network = seed.network().weather(Weather.calm(Duration.ofMillis(1)));

    @ParameterizedTest
    @CsvSource({"4, 8, 15", "2, 20, 30"})
    void get_aShareOfAllDies_isFoundFromTheFirstOnAndSoon(int divisor, int replicas, long milliseconds) {
        List<VirtualPeer> peers =
                network.grow(SIZE, Plan.server().withReplicationFactor(replicas).withStoreDelay(Duration.ZERO));
        List<Key> keys = Values.setThroughout(network, 60);
        List<VirtualPeer> living = killOneIn(divisor, peers);

        List<Duration> times = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            Key key = keys.get(i % keys.size());
            VirtualPeer reader = living.get(network.random().nextInt(living.size()));
            VirtualCall<GetOutcome> get = reader.beginGet(key);
            assertThat(get.await().value())
                    .as("get %d of %s in %s", i, key, network)
                    .isPresent();
            times.add(get.took());
        }

        Collections.sort(times);
        System.out.printf(
                "1/%d of %d dead: get p50 %.1f ms, p99 %.1f ms, worst %.1f ms%n",
                divisor, SIZE, millis(times, 50), millis(times, 99), millis(times, 100));
        assertThat(times.get(198)).isLessThan(Duration.ofMillis(milliseconds));
    }

    private static double millis(List<Duration> sorted, int percent) {
        return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100))
                        .toNanos()
                / 1e6;
    }

    private List<VirtualPeer> killOneIn(int divisor, List<VirtualPeer> peers) {
        List<VirtualPeer> shuffled = new ArrayList<>(peers);
        Collections.shuffle(shuffled, new Random(network.random().nextLong()));
        shuffled.subList(0, peers.size() / divisor).forEach(VirtualPeer::kill);
        return network.living().toList();
    }

    @Test
    void set_aQuarterDies_isHeldByTheClosestLiving() {
        List<VirtualPeer> living = killOneIn(4, network.grow(SIZE, Plan.server().withReplicationFactor(8)));

        for (VirtualPeer writer : living.subList(0, 10)) {
            var receipts = writer.set(Values.random(network.random()));

            assertThat(receipts.holders())
                    .extracting(Receipts.Receipt::holder)
                    .containsExactlyElementsOf(network.closest(receipts.key(), 8).stream()
                            .filter(contact -> !contact.equals(writer.self()))
                            .toList());
        }
    }

    @Test
    void table_aQuarterDies_forgetsThem() {
        List<VirtualPeer> peers = network.grow(40, Plan.server());
        List<VirtualPeer> living = killOneIn(4, peers);
        List<VirtualPeer> dead = peers.stream().filter(peer -> !peer.isAlive()).toList();

        network.run(Duration.ofMinutes(20));

        assertThat(living).allSatisfy(peer -> assertThat(dead).noneMatch(gone -> peer.knows(gone.self())));
        assertThat(living).allMatch(peer -> peer.table().size() >= peer.plan().bucketSize());
    }

    @Test
    void get_roundTripGrowsHundredfold_succeedsByLateAnswers() {
        VirtualPeer reader =
                network.grow(30, Plan.server().withReplicationFactor(8)).get(0);
        List<Key> keys = Values.setThroughout(network, 20);

        network.weather(Weather.calm(Duration.ofMillis(150)));

        assertThat(keys).allMatch(key -> reader.get(key).value().isPresent());
        assertThat(reader.count("rpc.late")).isPositive();
    }

    @Test
    void requests_roundTripHasGrown_areRepeatedOnlyUntilItIsLearnt() {
        List<VirtualPeer> peers = network.grow(20, Plan.server());
        VirtualPeer peer = peers.get(0);
        network.weather(Weather.calm(Duration.ofMillis(150)));
        for (int i = 0; i < 40; i++) {
            peer.lookup(Keys.random(network.random()));
        }
        long learning = peer.count("rpc.repeated");

        for (int i = 0; i < 20; i++) {
            peer.lookup(Keys.random(network.random()));
        }

        assertThat(peer.count("rpc.repeated")).isEqualTo(learning);
    }
}
