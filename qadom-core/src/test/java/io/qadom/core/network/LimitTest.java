package io.qadom.core.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.qadom.api.Contact;
import io.qadom.api.LookupOutcome;
import io.qadom.core.rpc.Requests;
import io.qadom.testkit.Keys;
import io.qadom.wire.Message;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every map and queue driven to its bound. */
class LimitTest {

    @RegisterExtension
    final Seed seed = new Seed();

    private final VirtualNetwork network = seed.network();

    @Test
    void requests_moreThanMayWait_areCountedAndTheirLookupsEnd() {
        VirtualPeer peer = network.settle(300, Plan.server()).get(0);
        network.blackout();

        List<VirtualCall<LookupOutcome>> lookups = Stream.generate(
                        () -> peer.beginLookup(Keys.random(network.random())))
                .limit(4_096)
                .toList();
        network.run(Duration.ofMillis(500));
        assertThat(peer.count("rpc.in_flight.now")).isEqualTo(Requests.IN_FLIGHT_MAX);
        network.run(Duration.ofSeconds(10));

        assertThat(peer.count("rpc.bound")).isPositive();
        assertThat(lookups).allMatch(VirtualCall::isDone);
        network.run(Duration.ofSeconds(10));
        assertThat(peer.count("rpc.in_flight.now")).isLessThan(10);
        assertThat(peer.count("timers.now")).isLessThan(20);
    }

    @Test
    void pings_moreRequestersThanMayBeAskedBack_areDropped() {
        VirtualPeer peer = network.add(Plan.server());
        Stranger voice = Stranger.silent(network);

        for (int i = 0; i < 100; i++) {
            Contact mute = network.freshContact();
            network.ether()
                    .send(
                            mute.endpoint(),
                            peer.self().endpoint(),
                            voice.bytes(mute.publicKey(), i, Message.Ping.INSTANCE));
        }
        network.run(Duration.ofMillis(30));

        assertThat(peer.count("routing.pings.now")).isEqualTo(64);
        assertThat(peer.count("routing.candidates_dropped")).isEqualTo(36);
        network.run(Duration.ofSeconds(5));
        assertThat(peer.count("routing.pings.now")).isZero();
        assertThat(peer.table().size()).isZero();
    }

    @Test
    void requester_manyRequests_isAskedBackOnceAMinute() {
        VirtualPeer peer = network.add(Plan.server());
        Contact mute = network.freshContact();
        Stranger voice = Stranger.silent(network);
        Eavesdropper ether = network.ether().eavesdrop();

        for (int i = 0; i < 50; i++) {
            network.ether()
                    .send(
                            mute.endpoint(),
                            peer.self().endpoint(),
                            voice.bytes(mute.publicKey(), i, Message.Ping.INSTANCE));
            network.run(Duration.ofSeconds(1));
        }

        assertThat(ether.requestsOf(peer)).hasSize(2);
    }

    @Test
    void recentWrites_moreThanAreRemembered_forgetTheOldest() {
        VirtualPeer peer = network.add(Plan.server());
        Stranger writer = Stranger.silent(network);

        for (int i = 0; i < 4_200; i++) {
            writer.say(peer.self().endpoint(), i, new Message.Store(Values.random(network.random(), 20), 3_600, false));
        }
        network.run(Duration.ofSeconds(1));

        assertThat(peer.count("responder.recent_writes.now")).isEqualTo(4_096);
        assertThat(writer.heard(Message.Stored.class)).hasSize(4_200);
    }

    @Test
    void table_manyContacts_holdsAtMostABucketForEachDistance() {
        VirtualPeer peer = network.settle(400, Plan.server().withBucketSize(5)).get(0);

        assertThat(peer.table().entries(network.nowNanos())).isNotEmpty().hasSizeLessThanOrEqualTo(5 * 12);
    }
}
