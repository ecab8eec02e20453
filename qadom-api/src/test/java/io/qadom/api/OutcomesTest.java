package io.qadom.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Outcomes are data: what went in comes out, and nobody can change it afterwards. */
class OutcomesTest {

    private static final Key KEY = Key.parse("1");
    private static final Contact CONTACT =
            Contact.of(Bytes.wrap(new byte[32]), Endpoint.of(InetAddress.getLoopbackAddress(), 1));

    @Test
    void value_ofAGetOutcome_isThereOnlyWhenFound() {
        Bytes bytes = Bytes.ofUtf8("sudo python");

        assertThat(new GetOutcome.Found(bytes, Optional.empty()).value()).contains(bytes);
        assertThat(new GetOutcome.NotFound(3, 3).value()).isEmpty();
        assertThat(new GetOutcome.Unanswered(3, 0).value()).isEmpty();
    }

    @Test
    void joined_ofAJoinOutcome_isWhetherAnybodyIsKnown() {
        assertThat(new JoinOutcome(0, 0, List.of()).joined()).isFalse();
        assertThat(new JoinOutcome(1, 0, List.of()).joined()).isTrue();
        assertThat(new JoinOutcome(0, 1, List.of()).joined()).isTrue();
    }

    @Test
    void new_collectionsWrittenToLater_doNotMove() {
        List<Receipts.Receipt> holders = new ArrayList<>();
        Set<Key> members = new HashSet<>();
        List<NodeAddress> unresolved = new ArrayList<>();
        List<LookupOutcome.Closest> closest = new ArrayList<>();
        List<PeerStatus.TableContact> table = new ArrayList<>();
        Receipts receipts = new Receipts(KEY, true, holders, List.of(), 0);
        SearchOutcome search = new SearchOutcome(KEY, members, 1, 1, true);
        JoinOutcome join = new JoinOutcome(1, 1, unresolved);
        LookupOutcome lookup = new LookupOutcome(KEY, closest, 1, true);
        PeerStatus status = new PeerStatus(
                CONTACT,
                false,
                Optional.empty(),
                table,
                new PeerStatus.StorageUsage("memory", 0, 1, 0, 0, 0),
                new TreeMap<>());

        holders.add(new Receipts.Receipt(CONTACT, Instant.EPOCH, true));
        members.add(KEY);
        unresolved.add(NodeAddress.of(CONTACT));
        closest.add(new LookupOutcome.Closest(CONTACT, KEY.distanceTo(KEY), Duration.ZERO));
        table.add(new PeerStatus.TableContact(CONTACT, 0, PeerStatus.Health.GOOD, Optional.empty(), Duration.ZERO));

        assertThat(receipts.holders()).isEmpty();
        assertThat(search.members()).isEmpty();
        assertThat(join.unresolved()).isEmpty();
        assertThat(lookup.closest()).isEmpty();
        assertThat(status.table()).isEmpty();
    }

    @Test
    void message_ofEachException_isOneLineWithItsNumbers() {
        Receipts none = new Receipts(KEY, true, List.of(), List.of(), 2);

        assertThat(new TooFewHoldersException(none, 3))
                .hasMessage("0 other nodes hold " + KEY + ", fewer than the 3 asked for");
        assertThat(new PeerBusyException(7))
                .hasMessage("the peer has 7 operations under way, its bound; wait for one to end");
        assertThat(new PeerClosedException()).hasMessage("the peer is closed").isInstanceOf(QadomException.class);
    }
}
