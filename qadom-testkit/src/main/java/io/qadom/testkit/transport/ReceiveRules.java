package io.qadom.testkit.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.qadom.api.Bytes;
import io.qadom.api.Endpoint;
import io.qadom.spi.Transport;
import java.nio.ByteOrder;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** What a listener is given. */
interface ReceiveRules extends TransportRules {

    @Test
    default void received_anySize_isWholeAndFromItsSender() throws InterruptedException {
        Station sender = station();
        Station receiver = station();
        for (int bytes : new int[] {1, 2, 100, 1200, DATAGRAM_BYTES_MAX - 1, DATAGRAM_BYTES_MAX}) {
            Bytes datagram = Datagrams.numbered(0, bytes);
            sender.send(receiver.endpoint(), datagram);
            assertThat(receiver.inbox().next()).isEqualTo(new Inbox.Received(sender.endpoint(), datagram));
        }
    }

    @Test
    default void received_emptyDatagram_isGivenAsEmpty() throws InterruptedException {
        Station receiver = station();
        Endpoint sender = Loopback.sendPlain(receiver.endpoint(), List.of(Bytes.empty()));
        assertThat(receiver.inbox().next()).isEqualTo(new Inbox.Received(sender, Bytes.empty()));
    }

    @Test
    default void received_longerThanTheLargest_isCountedAndDropped() throws InterruptedException {
        Station receiver = station();
        Bytes largest = Datagrams.numbered(1, DATAGRAM_BYTES_MAX);
        Bytes oneMore = Datagrams.numbered(2, DATAGRAM_BYTES_MAX + 1);
        Bytes longest = Datagrams.numbered(3, 60_000);
        Endpoint sender = Loopback.sendPlain(receiver.endpoint(), List.of(oneMore, longest, largest));
        assertThat(receiver.inbox().next()).isEqualTo(new Inbox.Received(sender, largest));
        assertThat(receiver.counter("transport.truncated")).isEqualTo(2);
        assertThat(receiver.counter("transport.datagrams.in")).isEqualTo(1);
    }

    @Test
    default void received_burst_isCompleteAndInOrder() throws InterruptedException {
        Station receiver = station();
        List<Bytes> burst = Datagrams.series(100, 200);
        Loopback.sendPlain(receiver.endpoint(), burst);
        assertThat(receiver.inbox().next(burst.size())).isEqualTo(burst);
    }

    @Test
    default void received_fromSeveralSenders_eachHasItsOwnSource() throws InterruptedException {
        Station receiver = station();
        for (Bytes datagram : Datagrams.series(8, 50)) {
            Endpoint sender = Loopback.sendPlain(receiver.endpoint(), List.of(datagram));
            assertThat(receiver.inbox().next()).isEqualTo(new Inbox.Received(sender, datagram));
        }
    }

    @Test
    default void received_listenerSpoilsItsView_othersAreWhole() throws InterruptedException {
        Inbox inbox = new Inbox();
        Transport receiver = open(Loopback.IPV4, (from, datagram) -> {
            inbox.received(from, datagram.duplicate());
            datagram.order(ByteOrder.LITTLE_ENDIAN).clear();
            datagram.position(datagram.limit());
        });
        List<Bytes> burst = Datagrams.series(40, 300);
        Loopback.sendPlain(receiver.localEndpoint(), burst);
        assertThat(inbox.next(burst.size())).isEqualTo(burst);
    }

    @Test
    default void received_everyView_isBigEndian() {
        CompletableFuture<ByteOrder> order = new CompletableFuture<>();
        Transport receiver = open(Loopback.IPV4, (from, datagram) -> order.complete(datagram.order()));
        Loopback.sendPlain(receiver.localEndpoint(), Datagrams.series(1, 8));
        assertThat(order.join()).isEqualTo(ByteOrder.BIG_ENDIAN);
    }

    @Test
    default void received_listenerThrows_nextArrivesAndTheErrorIsCounted() throws InterruptedException {
        Inbox inbox = new Inbox();
        Bytes poison = Datagrams.numbered(0, 10);
        Bytes sound = Datagrams.numbered(1, 10);
        Transport transport = open(Loopback.IPV4, (from, datagram) -> {
            if (datagram.duplicate().equals(poison.asByteBuffer())) {
                throw new IllegalStateException("a listener that the kit lets fail");
            }
            inbox.received(from, datagram);
        });
        Loopback.sendPlain(transport.localEndpoint(), List.of(poison, sound, poison, sound));
        assertThat(inbox.next(2)).containsExactly(sound, sound);
        Loopback.sendPlain(transport.localEndpoint(), List.of(sound));
        assertThat(inbox.next(1)).containsExactly(sound);
        assertThat(transport.counters()).containsEntry("transport.errors", 2L);
    }

    @Test
    default void received_always_isOnTheLoop() {
        CompletableFuture<Thread> listening = new CompletableFuture<>();
        Transport receiver = open(Loopback.IPV4, (from, datagram) -> listening.complete(Thread.currentThread()));
        CompletableFuture<Thread> loop = new CompletableFuture<>();
        receiver.execute(() -> loop.complete(Thread.currentThread()));
        Loopback.sendPlain(receiver.localEndpoint(), Datagrams.series(1, 8));
        assertThat(listening.join()).isSameAs(loop.join());
    }
}
