package io.qadom.testkit.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qadom.api.Bytes;
import io.qadom.api.Endpoint;
import io.qadom.spi.TransportException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** IPv4, IPv6 and both. A machine without ::1 is held to refusing it. */
interface FamilyRules extends TransportRules {

    @Test
    default void open_ipv6Loopback_exchangesOrIsRefused() throws InterruptedException {
        if (Loopback.hasIpv6()) {
            Station one = station(Loopback.IPV6);
            Station other = station(Loopback.IPV6);
            assertThat(one.endpoint().address()).isEqualTo(Loopback.IPV6.address());
            one.assertReaches(other);
            other.assertReaches(one);
        } else {
            assertThatThrownBy(() -> station(Loopback.IPV6)).isInstanceOf(TransportException.class);
        }
    }

    @Test
    default void open_ipv6Wildcard_hearsIpv4AsIpv4() throws InterruptedException {
        Station wildcard = station(wildcard());
        Station ipv4 = station();
        Endpoint there = Loopback.at(Loopback.IPV4, wildcard.endpoint().port());
        Bytes question = Datagrams.numbered(1, 100);
        ipv4.send(there, question);
        Inbox.Received received = wildcard.inbox().next();
        assertThat(received).isEqualTo(new Inbox.Received(ipv4.endpoint(), question));
        assertThat(received.from().isIpv4()).isTrue();

        Bytes answer = Datagrams.numbered(2, 100);
        wildcard.send(received.from(), answer);
        assertThat(ipv4.inbox().next()).isEqualTo(new Inbox.Received(there, answer));
    }

    @Test
    default void open_ipv6Wildcard_hearsBurstsOfBothFamilies() throws InterruptedException {
        Station wildcard = station(wildcard());
        List<Bytes> burst = Datagrams.series(50, 100);
        for (Endpoint loopback : loopbacks()) {
            Endpoint there = Loopback.at(loopback, wildcard.endpoint().port());
            Endpoint sender = Loopback.sendPlain(there, burst);
            for (Bytes datagram : burst) {
                assertThat(wildcard.inbox().next()).isEqualTo(new Inbox.Received(sender, datagram));
            }
        }
    }

    @Test
    default void open_ipv6Wildcard_answersBothFamiliesInOneTask() throws InterruptedException {
        Station wildcard = station(wildcard());
        List<Station> others = loopbacks().stream().map(this::station).toList();
        Bytes datagram = Datagrams.numbered(3, 100);
        wildcard.onLoop(() -> {
            others.forEach(other -> wildcard.transport().send(other.endpoint(), datagram.asByteBuffer()));
            return true;
        });
        for (Station other : others) {
            Endpoint source = Loopback.at(
                    Loopback.at(other.endpoint(), 0), wildcard.endpoint().port());
            assertThat(other.inbox().next()).isEqualTo(new Inbox.Received(source, datagram));
        }
    }

    @Test
    default void send_toTheOtherFamily_isCountedAndGoesOn() throws InterruptedException {
        Station sender = station();
        Station receiver = station();
        // Were the last four bytes taken for an IPv4 address, this would arrive.
        Endpoint disguised = Loopback.endingIn(receiver.endpoint());
        sender.send(disguised, Datagrams.series(3, 100));
        sender.assertReaches(receiver);
        assertThat(sender.counter("transport.unsent")).isEqualTo(3);
    }

    /** The wildcard of both families where there are both. */
    private static Endpoint wildcard() {
        return Loopback.hasIpv6() ? Loopback.IPV6_WILDCARD : Loopback.IPV4_WILDCARD;
    }

    private static List<Endpoint> loopbacks() {
        return Loopback.hasIpv6() ? List.of(Loopback.IPV4, Loopback.IPV6) : List.of(Loopback.IPV4);
    }
}
