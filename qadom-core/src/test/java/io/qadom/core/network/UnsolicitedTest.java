package io.qadom.core.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.qadom.api.Bytes;
import io.qadom.api.GetOutcome;
import io.qadom.api.Key;
import io.qadom.api.RefusalReason;
import io.qadom.core.turn.UserRequest;
import io.qadom.wire.Message;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Answers that nobody asked for, and bytes that are no packets: counted, and nothing else. */
class UnsolicitedTest {

    private static final Bytes VALUE = Bytes.ofUtf8("sudo python");

    @RegisterExtension
    final Seed seed = new Seed();

    private final VirtualNetwork network = seed.network().weather(Weather.calm(Duration.ofMillis(1)));
    private final VirtualPeer peer = network.grow(5, Plan.server()).get(2);
    private String before = "";

    @BeforeEach
    void look() {
        network.run(Duration.ofSeconds(2));
        before = state();
    }

    /** What must not change: whom the peer knows, what it keeps, what it has under way. */
    private String state() {
        return peer.table().closest(peer.self().id(), 100) + " "
                + peer.store().contents().usage() + " " + peer.count("rpc.in_flight.now") + " "
                + peer.count("blocklist.added");
    }

    @Test
    void reply_nobodyAskedFor_isCountedAndChangesNothing() {
        Stranger stranger = Stranger.silent(network);
        List<Message.Reply> replies = List.of(
                Message.Pong.INSTANCE,
                new Message.Nodes(List.of(stranger.self(), network.freshContact())),
                new Message.Value(VALUE, 3_600),
                new Message.Stored(3_600, true),
                new Message.Members(List.of(Key.ofValue(VALUE)), false, 1, Bytes.wrap(new byte[32]), List.of()),
                Message.Refused.because(RefusalReason.FULL));
        Eavesdropper ether = network.ether().eavesdrop();

        replies.forEach(reply -> stranger.say(peer.self().endpoint(), 99, reply));
        network.run(Duration.ofMillis(50));

        assertThat(peer.count("rpc.unsolicited")).isEqualTo(replies.size());
        assertThat(ether.packets())
                .noneMatch(packet -> packet.to().equals(stranger.self().endpoint()));
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void reply_rightNumberFromAnotherAddressOrKey_isNotTheAnswer() {
        Stranger asked = Stranger.silent(network).introduceTo(peer);
        Stranger other = Stranger.silent(network);
        VirtualCall<GetOutcome> get = peer.begin(
                new UserRequest.Get(Key.ofValue(VALUE), Optional.of(asked.self().id())), GetOutcome.class);
        network.runUntil(() -> !asked.heard(Message.FindValue.class).isEmpty(), Duration.ofSeconds(1));
        long number = asked.heard().get(asked.heard().size() - 1).packet().requestId();
        Message.Value answer = new Message.Value(VALUE, 3_600);

        other.sendRaw(peer.self().endpoint(), other.bytes(asked.self().publicKey(), number, answer));
        asked.sendRaw(peer.self().endpoint(), asked.bytes(other.self().publicKey(), number, answer));
        asked.say(peer.self().endpoint(), number + 1, answer);
        network.run(Duration.ofMillis(5));

        assertThat(get.isDone()).isFalse();
        assertThat(peer.count("rpc.unsolicited")).isEqualTo(3);
        assertThat(peer.knows(other.self())).isFalse();

        asked.say(peer.self().endpoint(), number, answer);
        assertThat(get.await()).isEqualTo(new GetOutcome.Found(VALUE, Optional.of(asked.self())));
    }

    @Test
    void reply_givenTwice_countsOnce() {
        Stranger asked = Stranger.silent(network).introduceTo(peer);
        VirtualCall<GetOutcome> get = peer.begin(
                new UserRequest.Get(Key.ofValue(VALUE), Optional.of(asked.self().id())), GetOutcome.class);
        network.runUntil(() -> !asked.heard(Message.FindValue.class).isEmpty(), Duration.ofSeconds(1));
        long number = asked.heard().get(asked.heard().size() - 1).packet().requestId();

        asked.say(peer.self().endpoint(), number, new Message.Nodes(List.of()));
        asked.say(peer.self().endpoint(), number, new Message.Value(VALUE, 3_600));

        assertThat(get.await()).isInstanceOf(GetOutcome.NotFound.class);
        network.run(Duration.ofMillis(5));
        assertThat(peer.count("rpc.unsolicited")).isOne();
    }

    @Test
    void datagram_randomBytes_isRejectedAndCounted() {
        Stranger stranger = Stranger.silent(network);
        int datagrams = 2_000;

        for (int i = 0; i < datagrams; i++) {
            Bytes noise = Values.random(network.random(), network.random().nextInt(1_500));
            stranger.sendRaw(peer.self().endpoint(), noise.asByteBuffer());
        }
        network.run(Duration.ofMillis(50));

        assertThat(rejected()).isEqualTo(datagrams);
        assertThat(stranger.heard()).isEmpty();
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void datagram_cutShort_isRejectedAndCounted() {
        Stranger stranger = Stranger.silent(network);
        byte[] whole = bytes(stranger.bytes(stranger.self().publicKey(), 1, new Message.Store(VALUE, 3_600, false)));

        for (int length = 0; length < whole.length; length++) {
            stranger.sendRaw(peer.self().endpoint(), ByteBuffer.wrap(whole, 0, length));
        }
        network.run(Duration.ofMillis(50));

        assertThat(rejected()).isEqualTo(whole.length);
        assertThat(stranger.heard()).isEmpty();
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void datagram_overlong_isRejectedAndCounted() {
        Stranger stranger = Stranger.silent(network);

        stranger.sendRaw(peer.self().endpoint(), ByteBuffer.allocate(8_705));
        stranger.sendRaw(peer.self().endpoint(), ByteBuffer.allocate(65_507));
        network.run(Duration.ofMillis(50));

        assertThat(peer.count("wire.rejected.too_long")).isEqualTo(2);
        assertThat(state()).isEqualTo(before);
    }

    @Test
    void datagram_anyBitFlipped_leavesTheNodeRunning() {
        Stranger stranger = Stranger.silent(network);
        byte[] whole = bytes(stranger.bytes(stranger.self().publicKey(), 1, new Message.FindNode(Key.ofValue(VALUE))));

        for (int bit = 0; bit < 8 * whole.length; bit++) {
            byte[] flipped = whole.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            stranger.sendRaw(peer.self().endpoint(), ByteBuffer.wrap(flipped));
        }
        network.run(Duration.ofSeconds(2));

        assertThat(rejected()).isPositive();
        assertThat(peer.set(VALUE).holders()).isNotEmpty();
    }

    @Test
    void datagram_otherNetwork_isRejectedAndCounted() {
        Stranger stranger = Stranger.silent(network);
        byte[] other = bytes(stranger.bytes(stranger.self().publicKey(), 1, Message.Ping.INSTANCE));
        other[5] ^= 1;

        stranger.sendRaw(peer.self().endpoint(), ByteBuffer.wrap(other));
        network.run(Duration.ofMillis(50));

        assertThat(peer.count("wire.rejected.other_network")).isOne();
        assertThat(stranger.heard()).isEmpty();
    }

    private static byte[] bytes(ByteBuffer buffer) {
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    private long rejected() {
        return peer.sum("wire.rejected.");
    }
}
