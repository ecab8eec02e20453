package io.qadom.core.network;

import static org.assertj.core.api.Assertions.assertThat;

import io.qadom.api.Bytes;
import io.qadom.api.Endpoint;
import io.qadom.api.Key;
import io.qadom.api.RefusalReason;
import io.qadom.api.SearchOutcome;
import io.qadom.api.TooFewHoldersException;
import io.qadom.testkit.Keys;
import io.qadom.wire.Message;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Member sets: holders have parts, sets have pages, and a search gives the union. */
class MemberSetTest {

    private static final Key KEY = Key.ofValue(Bytes.ofUtf8("a set"));
    private static final int PAGES_MAX = 20_000 / Message.PAGE_MEMBERS_MAX + 1;

    @RegisterExtension
    final Seed seed = new Seed();

    private final VirtualNetwork network = seed.network();
    private final List<VirtualPeer> peers = network.grow(10, Plan.server());
    private final VirtualPeer reader = peers.get(9);
    private long lastRequest;

    private List<Key> members(int count) {
        return Stream.generate(() -> Keys.random(network.random()))
                .limit(count)
                .sorted()
                .toList();
    }

    /** Gives members to some peers and to nobody else. */
    private void give(List<Key> members, List<VirtualPeer> holders) {
        give(KEY, members, holders);
    }

    private void give(Key key, List<Key> members, List<VirtualPeer> holders) {
        Stranger giver = Stranger.silent(network);
        for (VirtualPeer holder : holders) {
            for (Key member : members) {
                giver.say(holder.self().endpoint(), ++lastRequest, new Message.Append(key, member, 3_600));
            }
        }
        network.run(Duration.ofSeconds(1));
        assertThat(giver.heard(Message.Stored.class)).hasSize(members.size() * holders.size());
    }

    @Test
    void search_moreThanAPage_findsAllAndTellsEachOnce() {
        List<Key> members = members(150);
        give(members, peers.subList(0, 8));
        Eavesdropper ether = network.ether().eavesdrop();

        VirtualCall<SearchOutcome> search = reader.beginSearch(KEY);
        SearchOutcome found = search.await();

        assertThat(found.members()).containsExactlyInAnyOrderElementsOf(members);
        assertThat(found.complete()).isTrue();
        assertThat(search.told()).containsExactlyInAnyOrderElementsOf(members);
        assertThat(laterPages(ether)).as("one digest, three pages").isEqualTo(2);
    }

    @Test
    void search_holdersWithParts_findsTheUnionReadingEachPartOnce() {
        List<Key> members = members(300);
        give(members.subList(0, 100), peers.subList(0, 3));
        give(members.subList(50, 200), peers.subList(3, 6));
        give(members.subList(190, 300), peers.subList(6, 8));
        Eavesdropper ether = network.ether().eavesdrop();

        SearchOutcome found = reader.search(KEY);

        assertThat(found.members()).containsExactlyInAnyOrderElementsOf(members);
        assertThat(found.complete()).isTrue();
        assertThat(laterPages(ether)).as("2, 3 and 2 pages, some begun anew").isBetween(4L, 7L);
    }

    private static long laterPages(Eavesdropper ether) {
        return ether.packets(Message.Search.class).stream()
                .map(overheard -> (Message.Search) overheard.packet().message())
                .filter(search -> search.after().isPresent())
                .count();
    }

    @Test
    void search_fullSet_findsAThousand() {
        List<Key> members = members(1_000);
        give(members, peers.subList(0, 1));

        assertThat(reader.search(KEY).members()).containsExactlyInAnyOrderElementsOf(members);
    }

    @Test
    void append_toAFullSet_isRefusedAndTheOldMembersRenewed() {
        List<Key> members = members(1_001);
        give(members.subList(0, 1_000), peers.subList(0, 1));
        Stranger writer = Stranger.silent(network);
        Endpoint holder = peers.get(0).self().endpoint();

        writer.say(holder, ++lastRequest, new Message.Append(KEY, members.get(1_000), 3_600));
        writer.say(holder, ++lastRequest, new Message.Append(KEY, members.get(3), 7_200));
        network.run(Duration.ofSeconds(1));

        assertThat(writer.heard(Message.Refused.class)).containsExactly(Message.Refused.because(RefusalReason.FULL));
        assertThat(writer.heard(Message.Stored.class)).containsExactly(new Message.Stored(7_200, false));
        assertThat(peers.get(0).store().members(KEY)).hasSize(1_000);
    }

    @Test
    void append_everyHolderFull_saysSo() {
        List<Key> members = members(1_000);
        give(members, peers.subList(0, 9));

        try {
            reader.append(KEY, Keys.random(network.random()));
            throw new AssertionError("nobody had room");
        } catch (TooFewHoldersException failure) {
            assertThat(failure.receipts().refusals()).hasSize(9).allMatch(no -> no.reason() == RefusalReason.FULL);
        }
    }

    @Test
    void search_holderFallsSilentBetweenPages_goesOnWithAnother() {
        List<Key> members = members(200);
        give(members, peers.subList(0, 1));
        Stranger faint = new Stranger(network, (question, asker) -> firstPageOnly(question, members));
        faint.introduceTo(reader);

        SearchOutcome found = reader.search(KEY);

        assertThat(found.members()).containsExactlyInAnyOrderElementsOf(members);
        assertThat(found.complete()).isTrue();
    }

    private static Message.@Nullable Reply firstPageOnly(Message.Request question, List<Key> members) {
        if (!(question instanceof Message.Search search)) {
            return new Message.Nodes(List.of());
        }
        boolean first = search.after().isEmpty();
        return first
                ? new Message.Members(
                        members.subList(0, search.limit()), true, members.size(), digest(members), List.of())
                : null;
    }

    @Test
    void search_closestClaimsTheDigestOfOthers_theirSetIsReadAllTheSame() {
        network.weather(Weather.calm(Duration.ofMillis(5)));
        List<Key> members = members(100);
        List<Key> wrong = members(3);
        Stranger liar = new Stranger(
                network,
                (question, asker) -> new Message.Members(wrong, false, members.size(), digest(members), List.of()));
        liar.introduceTo(reader);
        Key key = Keys.withCommonPrefix(liar.self().id(), 200, network.random());
        give(key, members, peers.subList(0, 4));

        SearchOutcome found = reader.search(key);

        assertThat(found.members()).containsAll(members);
        assertThat(found.complete()).isTrue();
    }

    @Test
    void search_onlyALiarAnswersForADigest_isIncomplete() {
        Stranger liar = new Stranger(
                network,
                (question, asker) -> new Message.Members(members(3), false, 3, Bytes.wrap(new byte[32]), List.of()));
        liar.introduceTo(reader);

        assertThat(reader.search(KEY).complete()).isFalse();
    }

    @Test
    void search_endlessPages_endsWithinItsBoundsWithWhatTheHonestHold() {
        List<Key> honest = members(100);
        give(honest, peers.subList(0, 4));
        Stranger endless = new Stranger(network, new EndlessPages());
        endless.introduceTo(reader);

        VirtualCall<SearchOutcome> search = reader.beginSearch(KEY);
        SearchOutcome found = search.await();

        assertThat(found.members()).containsAll(honest).hasSizeLessThanOrEqualTo(20_000);
        assertThat(found.complete()).isFalse();
        assertThat(search.took()).isLessThanOrEqualTo(Duration.ofSeconds(10));
        assertThat(endless.heard(Message.Search.class)).hasSizeLessThanOrEqualTo(PAGES_MAX);
    }

    @Test
    void searchFrom_endlessPages_endsWithinItsBounds() {
        Stranger endless = new Stranger(network, new EndlessPages());
        endless.introduceTo(reader);

        assertThat(reader.searchFrom(KEY, endless.self().id()).members()).hasSizeLessThanOrEqualTo(20_000 + 64);
        assertThat(endless.heard(Message.Search.class)).hasSizeLessThanOrEqualTo(PAGES_MAX);
    }

    @Test
    void searchFrom_theSamePageAgainAndAgain_endsWithinItsBounds() {
        network.weather(Weather.calm(Duration.ofMillis(1)));
        List<Key> page = members(64);
        Stranger stuck = new Stranger(
                network,
                (question, asker) -> new Message.Members(page, true, 1_000, Bytes.wrap(new byte[32]), List.of()));
        stuck.introduceTo(reader);

        SearchOutcome found = reader.searchFrom(KEY, stuck.self().id());

        assertThat(found.members()).containsExactlyInAnyOrderElementsOf(page);
        assertThat(found.complete()).isFalse();
        assertThat(stuck.heard(Message.Search.class)).hasSizeLessThanOrEqualTo(PAGES_MAX);
    }

    @Test
    void searchFrom_oneHolder_readsAllItsPages() {
        List<Key> members = members(200);
        give(members, peers.subList(0, 1));

        SearchOutcome found = reader.searchFrom(KEY, peers.get(0).self().id());

        assertThat(found.members()).containsExactlyInAnyOrderElementsOf(members);
        assertThat(found.complete()).isTrue();
        assertThat(found.answered()).isOne();
    }

    @Test
    void search_onlyOwnMembers_areFound() {
        List<Key> members = members(3);
        give(members, List.of(reader));

        SearchOutcome found = reader.search(KEY);

        assertThat(found.members()).containsExactlyInAnyOrderElementsOf(members);
        assertThat(found.complete()).isTrue();
    }

    /** Ascending members without end. */
    private static final class EndlessPages implements Stranger.Manners {

        private long next;

        @Override
        public Message.Reply answer(Message.Request question, Endpoint asker) {
            List<Key> page = new ArrayList<>();
            for (int i = 0; i < Message.PAGE_MEMBERS_MAX; i++) {
                page.add(Key.parse(Long.toString(++next)));
            }
            return question instanceof Message.Search
                    ? new Message.Members(page, true, Integer.MAX_VALUE, Bytes.wrap(new byte[32]), List.of())
                    : new Message.Nodes(List.of());
        }
    }

    private static Bytes digest(List<Key> ascending) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            ascending.forEach(member -> sha256.update(member.toByteArray()));
            return Bytes.wrap(sha256.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
