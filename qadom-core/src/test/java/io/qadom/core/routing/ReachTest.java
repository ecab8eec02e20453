package io.qadom.core.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.qadom.core.samples.ContactMaker;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReachTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, LOOPBACK",
        "127.255.255.255, LOOPBACK",
        "0.0.0.0, LOOPBACK",
        "::1, LOOPBACK",
        "10.0.0.1, PRIVATE",
        "172.31.255.255, PRIVATE",
        "192.168.0.1, PRIVATE",
        "169.254.0.1, PRIVATE",
        "fe80::1, PRIVATE",
        "fc00::1, PRIVATE",
        "fdff::1, PRIVATE",
        "172.32.0.1, PUBLIC",
        "8.8.8.8, PUBLIC",
        "2001:db8::1, PUBLIC"
    })
    void of_address_isItsRange(String address, Reach reach) {
        assertThat(Reach.of(ContactMaker.endpoint(address, 1))).isEqualTo(reach);
    }

    @ParameterizedTest
    @CsvSource({
        "PUBLIC, 8.8.8.8, true",
        "PUBLIC, 10.0.0.1, false",
        "PUBLIC, 127.0.0.1, false",
        "PRIVATE, 8.8.8.8, true",
        "PRIVATE, 10.0.0.1, true",
        "PRIVATE, 127.0.0.1, false",
        "LOOPBACK, 127.0.0.1, true",
        "LOOPBACK, 8.8.8.8, true"
    })
    void follows_contactSomebodyNamed_onlyWithinReach(Reach own, String address, boolean follows) {
        assertThat(own.follows(ContactMaker.endpoint(address, 1))).isEqualTo(follows);
    }

    @ParameterizedTest
    @CsvSource({
        "192.0.2.7, 192.0.2.0/24",
        "255.254.253.252, 255.254.253.0/24",
        "0.1.2.3, 0.1.2.0/24",
        "2001:db8:1:2::3, 2001:db8:1::/48",
        "2001:db8::1, 2001:db8:0::/48"
    })
    void prefix_ofAddress_isTheNetworkInTextForm(String address, String prefix) {
        assertThat(NetworkPrefix.of(ContactMaker.endpoint(address, 1))).hasToString(prefix);
    }
}
