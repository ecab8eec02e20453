package io.qadom.core.node;

import static org.assertj.core.api.Assertions.assertThat;

import io.qadom.api.Bytes;
import io.qadom.api.Contact;
import io.qadom.api.Endpoint;
import io.qadom.api.Key;
import io.qadom.api.NodeAddress;
import io.qadom.core.routing.KBucketTable;
import io.qadom.core.samples.Configs;
import io.qadom.core.samples.ContactMaker;
import io.qadom.core.turn.Input;
import io.qadom.core.turn.Output;
import io.qadom.core.turn.StoreResult;
import io.qadom.core.turn.StoreTask;
import io.qadom.core.turn.UserRequest;
import io.qadom.core.turn.WallTime;
import io.qadom.wire.Codec;
import io.qadom.wire.Decoded;
import io.qadom.wire.Message;
import io.qadom.wire.Packet;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NodeTest {

    private static final Bytes NETWORK = Bytes.wrap(new byte[16]);
    private static final Key KEY = ContactMaker.key(1);

    private final ContactMaker contacts = new ContactMaker();
    private final Contact self = contacts.any();
    private final Contact other = contacts.any();
    private final Codec codec = new Codec(NETWORK, 16);
    private final Recorder effects = new Recorder();
    private final KBucketTable table = new KBucketTable(self.id(), Configs.BUCKET_SIZE);
    private final Node node = new Node(
            Configs.server(self), new Codec(NETWORK, 16), table, WallTime.startingAt(0, Instant.EPOCH), new Random(1));

    /** Keeps what the node wants done. */
    private final class Recorder implements Effects {
        private final Set<String> kinds = new LinkedHashSet<>();
        private final List<Packet> sent = new ArrayList<>();
        private final List<StoreTask> tasks = new ArrayList<>();

        @Override
        public void send(Endpoint to, ByteBuffer datagram) {
            kinds.add("Send");
            Decoded decoded = codec.decode(datagram);
            assertThat(decoded).isInstanceOf(Decoded.Accepted.class);
            sent.add(((Decoded.Accepted) decoded).packet());
        }

        @Override
        public void askStore(StoreTask task) {
            kinds.add("AskStore");
            tasks.add(task);
        }

        @Override
        public void finished(long operation, Object outcome) {
            kinds.add("Finished");
        }

        @Override
        public void failed(long operation, RuntimeException cause) {
            kinds.add("Failed");
        }

        @Override
        public void memberFound(long operation, Key member) {
            kinds.add("MemberFound");
        }

        @Override
        public void resolve(long operation, List<NodeAddress> addresses) {
            kinds.add("Resolve");
        }
    }

    @Test
    void drain_everyKindOfOutput_reachesItsEffect() {
        table.offer(other, 0);
        input(new Input.Requested(1, new UserRequest.Bootstrap(List.of(NodeAddress.parse("h:1")))));
        input(new Input.Requested(2, new UserRequest.Search(KEY, Optional.empty())));
        input(new Input.StoreAnswered(
                effects.tasks.get(0).ticket(),
                new StoreResult.MembersLoaded(List.of(KEY), false, 1, Bytes.ofUtf8("digest"))));
        for (int i = 0; i < Configs.OPERATIONS_MAX; i++) {
            input(new Input.Requested(10 + i, new UserRequest.Lookup(KEY)));
        }
        node.advance(node.nextDeadlineNanos());
        for (int i = 0; i < 1_000 && !effects.kinds.contains("Finished"); i++) {
            node.advance(node.nextDeadlineNanos());
            node.drain(effects);
        }

        assertThat(effects.kinds)
                .containsExactlyInAnyOrderElementsOf(Stream.of(Output.class.getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .toList());
    }

    @Test
    void datagram_ping_isAnsweredUnderItsIdWithWhatWasSeen() {
        datagram(other.endpoint(), 77, Message.Ping.INSTANCE);

        Packet pong = effects.sent.get(0);
        assertThat(pong.message()).isEqualTo(Message.Pong.INSTANCE);
        assertThat(pong.requestId()).isEqualTo(77);
        assertThat(pong.sender()).isEqualTo(self.publicKey());
        assertThat(pong.observed()).contains(other.endpoint());
    }

    @Test
    void datagram_randomBytes_isCountedAndNothingElse() {
        Random random = new Random(3);
        for (int i = 0; i < 1_000; i++) {
            byte[] bytes = new byte[random.nextInt(100)];
            random.nextBytes(bytes);
            node.datagram(ByteBuffer.wrap(bytes), other.endpoint(), 0);
        }
        node.drain(effects);

        assertThat(effects.kinds).isEmpty();
        assertThat(node.counters().entrySet().stream()
                        .filter(counter -> counter.getKey().startsWith("wire.rejected."))
                        .mapToLong(counter -> counter.getValue())
                        .sum())
                .isEqualTo(1_000);
    }

    @Test
    void datagram_fromPortZero_isCountedAndNothingElse() {
        datagram(ContactMaker.endpoint("127.0.0.1", 0), 1, Message.Ping.INSTANCE);

        assertThat(effects.kinds).isEmpty();
        assertThat(node.counters()).containsEntry("limits.port_zero", 1L);
    }

    @Test
    void datagram_moreThanTheRateFromOneAddress_isNotEvenRead() {
        Endpoint from = ContactMaker.endpoint("203.0.113.5", 9_999);
        for (int i = 0; i < 1_050; i++) {
            node.datagram(ByteBuffer.wrap(new byte[] {1}), from, 0);
        }

        assertThat(node.counters()).containsEntry("limits.rate", 50L).containsEntry("wire.accepted", 0L);
    }

    private void input(Input input) {
        node.input(input, 0);
        node.drain(effects);
    }

    private void datagram(Endpoint from, long requestId, Message message) {
        ByteBuffer bytes = ByteBuffer.allocate(Packet.DATAGRAM_BYTES_MAX);
        codec.encode(new Packet(other.publicKey(), false, requestId, Optional.empty(), message), bytes);
        node.datagram(bytes.flip(), from, 0);
        node.drain(effects);
    }
}
