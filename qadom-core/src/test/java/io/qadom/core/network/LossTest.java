package io.qadom.core.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.qadom.api.Bytes;
import io.qadom.api.Key;
import io.qadom.wire.Message;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Datagrams are lost, doubled and overtaken; values are not. */
class LossTest {

    private static final Weather ROUGH =
            Weather.between(Duration.ofMillis(1), Duration.ofMillis(40)).duplicating(0.1);

    @RegisterExtension
    final Seed seed = new Seed();

    private final VirtualNetwork network = seed.network();

    @ParameterizedTest
    @ValueSource(doubles = {0.05, 0.2})
    void get_roughWeather_everyValueSetIsFound(double loss) {
        List<VirtualPeer> peers = network.grow(30, Plan.server().withReplicationFactor(8));
        network.weather(ROUGH.losing(loss));

        List<Key> keys = Values.setThroughout(network, 40);

        for (Key key : keys) {
            VirtualPeer reader = peers.get(network.random().nextInt(peers.size()));
            assertThat(reader.get(key).value()).as("%s in %s", key, network).isPresent();
        }
    }

    @Test
    void join_roughWeather_everybodyComesInAndGetsToKnowNearlyAll() {
        network.weather(ROUGH.losing(0.2));

        List<VirtualPeer> peers = network.grow(20, Plan.server());
        network.run(Duration.ofMinutes(2));
        assertThat(peers).allMatch(peer -> peer.table().size() > 1);
        network.run(Duration.ofHours(1));

        assertThat(peers).allMatch(peer -> peer.table().size() >= 17);
    }

    @Test
    void store_repeatedRequestId_getsTheSameAnswerAndIsNotDoneTwice() {
        VirtualPeer peer = network.add(Plan.server());
        Stranger writer = Stranger.silent(network);
        Bytes value = Values.random(network.random());
        Bytes other = Values.random(network.random());

        writer.say(peer.self().endpoint(), 7, new Message.Store(value, 3_600, false));
        network.run(Duration.ofSeconds(5));
        writer.say(peer.self().endpoint(), 7, new Message.Store(other, 60, false));
        network.run(Duration.ofSeconds(1));

        assertThat(writer.heard(Message.Stored.class)).hasSize(2).containsOnly(new Message.Stored(3_600, false));
        assertThat(peer.holds(Key.ofValue(value))).isTrue();
        assertThat(peer.holds(Key.ofValue(other))).isFalse();
        assertThat(peer.count("responder.repeats")).isOne();
    }

    @Test
    void store_repeatedWhileItIsUnderWay_isAnsweredOnce() {
        VirtualPeer peer = network.add(Plan.server().withStoreDelay(Duration.ofSeconds(1)));
        Stranger writer = Stranger.silent(network);
        Message.Store store = new Message.Store(Values.random(network.random()), 3_600, false);

        writer.say(peer.self().endpoint(), 7, store);
        writer.say(peer.self().endpoint(), 7, store);
        network.run(Duration.ofSeconds(2));

        assertThat(writer.heard(Message.Stored.class)).hasSize(1);
        assertThat(peer.count("responder.requests")).isEqualTo(2);
    }

    @Test
    void set_everyDatagramTwice_isOneSetWithOneReceiptEach() {
        network.weather(
                Weather.between(Duration.ofMillis(1), Duration.ofMillis(20)).duplicating(1));
        VirtualPeer writer = network.grow(10, Plan.server()).get(0);

        var receipts = writer.set(Values.random(network.random()));
        network.run(Duration.ofSeconds(1));

        assertThat(receipts.holders()).hasSize(9).doesNotHaveDuplicates();
        assertThat(network.living()
                        .mapToLong(peer -> peer.count("responder.saves.now"))
                        .sum())
                .isZero();
    }
}
