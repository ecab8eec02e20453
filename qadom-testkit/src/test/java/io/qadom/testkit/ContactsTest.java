package io.qadom.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.qadom.api.Contact;
import io.qadom.api.Endpoint;
import io.qadom.api.NodeId;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ContactsTest {

    @Test
    void random_anySeed_isAtLoopbackAndOwnsItsId() {
        Contact contact = Contacts.random(new Random(1));
        assertThat(contact.endpoint().address().isLoopbackAddress()).isTrue();
        assertThat(contact.endpoint().isIpv4()).isTrue();
        assertThat(contact.id()).isEqualTo(NodeId.ofPublicKey(contact.publicKey()));
    }

    @Test
    void randomDualStack_anySeed_prefersIpv4() {
        assertThat(Contacts.randomDualStack(new Random(1)).endpoints())
                .extracting(Endpoint::isIpv4)
                .containsExactly(true, false);
        assertThat(Contacts.randomIpv6(new Random(1)).endpoint().isIpv4()).isFalse();
    }

    @Test
    void random_sameGeneratorAgain_isSomebodyElse() {
        Random random = new Random(1);
        assertThat(Contacts.random(random).id())
                .isNotEqualTo(Contacts.random(random).id());
    }
}
