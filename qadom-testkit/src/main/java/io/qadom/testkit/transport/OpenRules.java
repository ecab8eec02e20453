package io.qadom.testkit.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qadom.api.Endpoint;
import io.qadom.spi.TransportException;
import io.qadom.spi.TransportProvider;
import java.util.List;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How a transport is found and opened. */
interface OpenRules extends TransportRules {

    @Test
    default void provider_byServiceLoader_isFoundOnce() {
        assertThat(ServiceLoader.load(TransportProvider.class))
                .filteredOn(found -> found.name().equals(provider().name()))
                .singleElement()
                .hasSameClassAs(provider());
    }

    @Test
    default void name_always_isLowerCaseLettersAndDigits() {
        assertThat(provider().name()).matches("[a-z][a-z0-9]*");
    }

    @Test
    default void open_portZero_takesAFreeOne() throws InterruptedException {
        Station one = station();
        Station other = station();
        assertThat(one.endpoint().address()).isEqualTo(Loopback.IPV4.address());
        assertThat(one.endpoint().port())
                .isPositive()
                .isNotEqualTo(other.endpoint().port());
        one.assertReaches(other);
    }

    @Test
    default void open_givenPort_listensThere() throws InterruptedException {
        Endpoint free = Loopback.closedPort();
        Station there = station(free);
        assertThat(there.endpoint()).isEqualTo(free);
        station().assertReaches(there);
    }

    @Test
    default void open_portTaken_saysWhichInOneLine() throws InterruptedException {
        Station first = station();
        assertRefused(first.endpoint());
        station().assertReaches(first);
    }

    @Test
    default void open_addressOfNobody_saysWhichInOneLine() {
        assertRefused(Loopback.at(Loopback.NOBODYS, 9999));
    }

    @Test
    default void open_refusedManyTimes_takesNothing() throws InterruptedException {
        Station first = station();
        for (int i = 0; i < 100; i++) {
            assertRefused(first.endpoint());
        }
        station().assertReaches(first);
    }

    @Test
    default void open_sixtyFour_eachHearsItsNeighbour() throws InterruptedException {
        List<Station> ring = Stream.generate(this::station).limit(64).toList();
        for (int i = 0; i < ring.size(); i++) {
            ring.get(i).assertReaches(ring.get((i + 1) % ring.size()));
        }
    }

    @Test
    default void datagramBytesMax_always_isAsAsked() {
        assertThat(station().transport().datagramBytesMax()).isEqualTo(DATAGRAM_BYTES_MAX);
    }

    private void assertRefused(Endpoint bind) {
        assertThatThrownBy(() -> station(bind))
                .isInstanceOf(TransportException.class)
                .hasMessageContaining(bind.toString())
                .extracting(Throwable::getMessage)
                .matches(message -> message.lines().count() == 1, "is one line");
    }
}
