package io.qadom.core.engine;

import static io.qadom.core.engine.Bench.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.qadom.api.Contact;
import io.qadom.api.Endpoint;
import io.qadom.api.PeerStatus.Health;
import io.qadom.core.samples.Configs;
import io.qadom.core.samples.ContactMaker;
import io.qadom.core.turn.BootstrapContact;
import io.qadom.core.turn.Input;
import io.qadom.core.turn.UserRequest;
import io.qadom.spi.RoutingTable;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NeighbourhoodTest {

    private final ContactMaker contacts = new ContactMaker();
    private final Contact known = contacts.any();
    private final Bench bench = new Bench(Configs.server(contacts.any()), 42);

    @Test
    void unanswered_atAnEndpointThatIsNotTheOneInTheTable_doesNotCount() {
        bench.know(known);

        pingInVain(contacts.any().endpoint());

        assertThat(bench.engine.table().entries(bench.nowNanos()))
                .extracting(RoutingTable.Entry::contact, RoutingTable.Entry::health)
                .containsExactly(org.assertj.core.api.Assertions.tuple(known, Health.GOOD));
    }

    @Test
    void unanswered_atTheEndpointInTheTable_counts() {
        bench.know(known);

        pingInVain(known.endpoint());

        assertThat(bench.engine.table().entries(bench.nowNanos()))
                .extracting(RoutingTable.Entry::health)
                .containsExactly(Health.QUESTIONABLE);
    }

    private void pingInVain(Endpoint endpoint) {
        BootstrapContact whom = new BootstrapContact(Optional.of(known.publicKey()), endpoint);
        bench.input(new Input.Requested(1, new UserRequest.Ping(whom)));
        bench.pass(4 * SECOND);
    }
}
