package io.qadom.testkit.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.qadom.api.Bytes;
import io.qadom.api.Endpoint;
import io.qadom.spi.Transport;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What leaves, and what happens to what cannot leave. */
interface SendRules extends TransportRules {

    @Test
    default void send_fromTheListener_answersTheSender() throws InterruptedException {
        CompletableFuture<Transport> itself = new CompletableFuture<>();
        Transport echo = open(Loopback.IPV4, (from, datagram) -> itself.join().send(from, datagram));
        itself.complete(echo);
        Station asker = station();
        List<Bytes> questions = Datagrams.series(100, 100);
        asker.send(echo.localEndpoint(), questions);
        assertThat(asker.inbox().next(questions.size())).isEqualTo(questions);
    }

    @Test
    default void send_manyInOneTask_allArriveInOrder() throws InterruptedException {
        Station sender = station();
        Station receiver = station();
        List<Bytes> datagrams = Datagrams.series(100, 1200);
        sender.send(receiver.endpoint(), datagrams);
        assertThat(receiver.inbox().next(datagrams.size())).isEqualTo(datagrams);
    }

    @Test
    default void send_bufferOfAnyKind_fromPositionToLimit() throws InterruptedException {
        Station sender = station();
        Station receiver = station();
        Bytes datagram = Datagrams.numbered(7, 90);
        for (ByteBuffer whole : List.of(ByteBuffer.allocate(100), ByteBuffer.allocateDirect(100))) {
            datagram.writeTo(whole.position(5));
            ByteBuffer part = whole.flip().position(5);
            for (ByteBuffer buffer : List.of(part.duplicate(), part.slice(), part.asReadOnlyBuffer())) {
                sender.onLoop(() -> sendTo(receiver, sender, buffer));
                assertThat(receiver.inbox().next().datagram()).isEqualTo(datagram);
            }
        }
    }

    @Test
    default void send_bufferWrittenAgainAtOnce_sendsWhatItHeld() throws InterruptedException {
        Station sender = station();
        Station receiver = station();
        List<Bytes> datagrams = Datagrams.series(20, 64);
        ByteBuffer scratch = ByteBuffer.allocateDirect(64);
        sender.onLoop(() -> {
            for (Bytes datagram : datagrams) {
                datagram.writeTo(scratch.clear());
                sender.transport().send(receiver.endpoint(), scratch.flip());
            }
            return true;
        });
        assertThat(receiver.inbox().next(datagrams.size())).isEqualTo(datagrams);
    }

    @Test
    default void send_toAClosedPort_goesOn() throws InterruptedException {
        Station sender = station();
        Station receiver = station();
        Endpoint nobody = Loopback.closedPort();
        // The second is what a port-unreachable message to the first would hit.
        for (int i = 0; i < 3; i++) {
            sender.send(nobody, Datagrams.series(10, 100));
            sender.assertReaches(receiver);
        }
        receiver.assertReaches(sender);
    }

    @Test
    default void send_toPortZero_isCountedAndGoesOn() throws InterruptedException {
        Station sender = station();
        Station receiver = station();
        sender.send(Loopback.at(Loopback.IPV4, 0), Datagrams.series(3, 100));
        sender.assertReaches(receiver);
        assertThat(sender.counter("transport.unsent")).isEqualTo(3);
    }

    @Test
    default void send_moreThanFitsAtOnce_isSentOrCounted() throws InterruptedException {
        Station sender = station();
        sender.send(Loopback.closedPort(), Datagrams.series(4000, 1200));
        sender.assertReaches(station());
        long sentOrNot = sender.counter("transport.datagrams.out") + sender.counter("transport.unsent");
        assertThat(sentOrNot).isEqualTo(4001);
    }

    @Test
    default void counters_freshTransport_areZero() {
        assertThat(station().transport().counters())
                .containsAllEntriesOf(Map.of(
                        "transport.datagrams.in", 0L,
                        "transport.datagrams.out", 0L,
                        "transport.bytes.in", 0L,
                        "transport.bytes.out", 0L,
                        "transport.truncated", 0L,
                        "transport.unsent", 0L,
                        "transport.errors", 0L));
    }

    @Test
    default void counters_afterTraffic_areExact() throws InterruptedException {
        Station sender = station();
        Station receiver = station();
        sender.send(receiver.endpoint(), Datagrams.series(10, 100));
        sender.send(receiver.endpoint(), Datagrams.series(5, 1000));
        receiver.inbox().next(15);
        assertThat(sender.counter("transport.datagrams.out")).isEqualTo(15);
        assertThat(sender.counter("transport.bytes.out")).isEqualTo(6000);
        assertThat(receiver.counter("transport.datagrams.in")).isEqualTo(15);
        assertThat(receiver.counter("transport.bytes.in")).isEqualTo(6000);
    }

    private static boolean sendTo(Station receiver, Station sender, ByteBuffer buffer) {
        sender.transport().send(receiver.endpoint(), buffer);
        return true;
    }
}
