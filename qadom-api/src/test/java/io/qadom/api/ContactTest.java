package io.qadom.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ContactTest {

    private static final Bytes PUBLIC_KEY = Bytes.wrap(new byte[32]);
    private static final Endpoint IPV4 = endpoint("192.0.2.1", 9_999);
    private static final Endpoint IPV6 = endpoint("2001:db8::1", 9_998);

    private static Endpoint endpoint(String address, int port) {
        try {
            return Endpoint.of(InetAddress.getByName(address), port);
        } catch (UnknownHostException e) {
            throw new AssertionError(address, e);
        }
    }

    @Test
    void of_keyAndEndpoints_hasTheIdOfItsKeyAndPrefersTheFirst() {
        Contact contact = Contact.of(PUBLIC_KEY, List.of(IPV6, IPV4));

        assertThat(contact.id()).isEqualTo(NodeId.ofPublicKey(PUBLIC_KEY));
        assertThat(contact.publicKey()).isEqualTo(PUBLIC_KEY);
        assertThat(contact.endpoints()).containsExactly(IPV6, IPV4);
        assertThat(contact.endpoint()).isEqualTo(IPV6);
        assertThat(contact).hasToString(contact.id().toHex().substring(0, 8) + "@[2001:db8:0:0:0:0:0:1]:9998");
    }

    @Test
    void of_noneOrTooManyEndpoints_isRefused() {
        assertThatThrownBy(() -> Contact.of(PUBLIC_KEY, List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a contact has 1 to 2 endpoints, not 0");
        assertThatThrownBy(() -> Contact.of(PUBLIC_KEY, IPV4).at(List.of(IPV4, IPV6, IPV4)))
                .hasMessage("a contact has 1 to 2 endpoints, not 3");
    }

    @Test
    void of_keyOfOtherLength_isRefused() {
        assertThatThrownBy(() -> Contact.of(Bytes.empty(), IPV4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a public key has 32 bytes, not 0");
    }

    @Test
    void of_listWrittenToLater_doesNotMove() {
        List<Endpoint> endpoints = new ArrayList<>(List.of(IPV4));
        Contact contact = Contact.of(PUBLIC_KEY, endpoints);

        endpoints.add(IPV6);

        assertThat(contact.endpoints()).containsExactly(IPV4);
    }

    @Test
    void equals_sameKeyAtOtherEndpoints_isFalse() {
        Contact contact = Contact.of(PUBLIC_KEY, IPV4);

        assertThat(contact)
                .isEqualTo(Contact.of(PUBLIC_KEY, List.of(IPV4)))
                .hasSameHashCodeAs(Contact.of(PUBLIC_KEY, IPV4));
        assertThat(contact).isNotEqualTo(contact.at(List.of(IPV6)));
        assertThat(contact.at(List.of(IPV6)).id()).isEqualTo(contact.id());
        assertThat(contact).isNotEqualTo(Contact.of(Bytes.ofUtf8("x".repeat(32)), IPV4));
    }

    // ---- endpoints

    @Test
    void endpoint_ofAddressAndPort_isWrittenTheWayPeopleDo() {
        assertThat(IPV4).hasToString("192.0.2.1:9999");
        assertThat(IPV4.isIpv4()).isTrue();
        assertThat(IPV6).hasToString("[2001:db8:0:0:0:0:0:1]:9998");
        assertThat(IPV6.isIpv4()).isFalse();
        assertThat(IPV4.toSocketAddress()).isEqualTo(new InetSocketAddress(IPV4.address(), 9_999));
    }

    @Test
    void endpoint_sameAddressAndPort_isEqual() {
        assertThat(endpoint("192.0.2.1", 9_999)).isEqualTo(IPV4).hasSameHashCodeAs(IPV4);
        assertThat(endpoint("192.0.2.1", 9_998)).isNotEqualTo(IPV4);
        assertThat(endpoint("192.0.2.2", 9_999)).isNotEqualTo(IPV4);
    }

    @Test
    void endpoint_unresolvedOrPortOutOfRange_isRefused() {
        InetSocketAddress unresolved = InetSocketAddress.createUnresolved("node.example", 1);

        assertThatThrownBy(() -> Endpoint.of(unresolved))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("node.example")
                .hasMessageEndingWith("is not resolved");
        assertThatThrownBy(() -> Endpoint.of(IPV4.address(), 65_536)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Endpoint.of(IPV4.address(), -1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(Endpoint.of(IPV4.address(), 0).port()).isZero();
    }
}
