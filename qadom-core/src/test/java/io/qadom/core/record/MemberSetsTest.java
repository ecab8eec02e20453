package io.qadom.core.record;

import static io.qadom.core.record.Tasks.LATER;
import static io.qadom.core.record.Tasks.NOW;
import static io.qadom.core.record.Tasks.key;
import static io.qadom.core.record.Tasks.members;
import static io.qadom.core.record.Tasks.save;
import static org.assertj.core.api.Assertions.assertThat;

import io.qadom.api.Bytes;
import io.qadom.api.Key;
import io.qadom.core.samples.FailingStore;
import io.qadom.core.samples.Seed;
import io.qadom.core.turn.StoreResult;
import io.qadom.core.turn.StoreResult.MembersLoaded;
import io.qadom.core.turn.StoreTask;
import io.qadom.store.memory.MemoryStoreProvider;
import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Pages, counts and digests of member sets, asked through the keeper. */
class MemberSetsTest {

    private static final Key SET = key(1);
    private static final StoreResult SAVED = new StoreResult.Saved(true, LATER);

    private final FailingStore store = new FailingStore(new MemoryStoreProvider().open(Path.of("")));
    private final Keeper keeper = new Keeper(store, Long.MAX_VALUE / 2);

    @Test
    void load_noMembers_isEmptyWithoutDigest() {
        assertThat(page(SET, Optional.empty(), 10, NOW))
                .isEqualTo(new MembersLoaded(List.of(), false, 0, Bytes.empty()));
    }

    @Test
    void load_pageAfterPage_givesAllInOrderAndSaysWhenItEnds() {
        append(SET, 5, 3, 9, 7, 1);

        assertThat(page(SET, Optional.empty(), 2, NOW))
                .isEqualTo(new MembersLoaded(keys(1, 3), true, 5, digest(1, 3, 5, 7, 9)));
        assertThat(page(SET, Optional.of(key(3)), 2, NOW))
                .isEqualTo(new MembersLoaded(keys(5, 7), true, 5, digest(1, 3, 5, 7, 9)));
        assertThat(page(SET, Optional.of(key(7)), 2, NOW))
                .isEqualTo(new MembersLoaded(keys(9), false, 5, digest(1, 3, 5, 7, 9)));
    }

    @Test
    void load_limitZero_givesCountAndDigestOnly() {
        append(SET, 1, 2);

        assertThat(page(SET, Optional.empty(), 0, NOW)).isEqualTo(new MembersLoaded(List.of(), true, 2, digest(1, 2)));
    }

    @Test
    void load_someExpired_areNotCounted() {
        perform(NOW, save(SET, 1, LATER), save(SET, 2, LATER.plusSeconds(1)));

        assertThat(page(SET, Optional.empty(), 10, LATER)).isEqualTo(new MembersLoaded(keys(2), false, 1, digest(2)));
    }

    @Test
    void save_memberThatIsThere_isOneMemberWithTheLongerLife() {
        perform(NOW, save(SET, 1, LATER.plusSeconds(5)));

        assertThat(perform(NOW, save(SET, 1, LATER)))
                .containsExactly(new StoreResult.Saved(true, LATER.plusSeconds(5)));
        assertThat(store.usage().members()).isEqualTo(1);
    }

    @Test
    void save_moreThanTheBound_refusesNewcomersAndKeepsOldOnes() {
        List<StoreTask> first = IntStream.range(0, Keeper.MEMBERS_MAX)
                .mapToObj(i -> save(SET, i, LATER))
                .toList();
        keeper.perform(first, NOW);

        assertThat(perform(NOW, save(SET, 5_000, LATER))).containsExactly(new StoreResult.Full());
        assertThat(perform(NOW, save(SET, 5, LATER))).containsExactly(SAVED);
        assertThat(perform(NOW, save(key(2), 5_000, LATER))).containsExactly(SAVED);
        assertThat(page(SET, Optional.empty(), 0, NOW).count()).isEqualTo(Keeper.MEMBERS_MAX);
    }

    @Test
    void save_setFullOfExpiredMembers_hasRoomAgain() {
        keeper.perform(
                IntStream.range(0, Keeper.MEMBERS_MAX)
                        .mapToObj(i -> save(SET, i, NOW.plusSeconds(10)))
                        .toList(),
                NOW);

        assertThat(perform(NOW.plusSeconds(10), save(SET, 5_000, LATER))).containsExactly(SAVED);
    }

    @Test
    void save_manySetsInOneGroup_laterReadsSeeEveryMember() {
        List<StoreTask> group = new ArrayList<>();
        group.add(save(SET, 1, LATER));
        for (int i = 0; i < 40; i++) {
            group.add(save(key(100 + i), 1, LATER));
        }
        group.add(save(SET, 2, LATER));
        keeper.perform(group, NOW);

        assertThat(page(SET, Optional.empty(), 10, NOW).page()).isEqualTo(keys(1, 2));
    }

    @Test
    void save_sweepInTheSameGroup_laterReadsSeeEveryMember() {
        perform(NOW, save(SET, 1, LATER), new StoreTask.Sweep(), save(SET, 2, LATER));

        assertThat(page(SET, Optional.empty(), 10, NOW).page()).isEqualTo(keys(1, 2));
    }

    @Test
    void load_moreThanOnePageOfTheStore_givesAll() {
        append(SET, IntStream.range(0, 700).toArray());
        Keeper fresh = new Keeper(store, Long.MAX_VALUE / 2);

        assertThat(fresh.perform(List.of(members(SET, Optional.empty(), 1_000)), NOW)
                        .get(0)
                        .result())
                .isEqualTo(page(SET, Optional.empty(), 1_000, NOW));
        assertThat(page(SET, Optional.empty(), 1_000, NOW).page()).hasSize(700);
    }

    @Test
    void keeper_randomSavesSweepsAndFailures_agreesWithAMap() {
        Seed seed = Seed.draw("member sets against a map");
        Random random = seed.random();
        Map<Key, Map<Key, Instant>> model = new TreeMap<>();
        Instant now = NOW;
        for (int step = 0; step < 2_000; step++) {
            now = now.plusMillis(random.nextInt(500));
            List<StoreTask> group = new ArrayList<>();
            Map<Key, Map<Key, Instant>> after = copy(model);
            for (int i = random.nextInt(8); i >= 0; i--) {
                group.add(anyTask(random, now, after));
            }
            store.commitsFail = random.nextInt(10) == 0;
            keeper.perform(group, now);
            model = store.commitsFail ? model : after;
            store.commitsFail = false;
            Key key = key(1 + random.nextInt(30));
            assertThat(page(key, Optional.empty(), 1_000, now).page())
                    .as("step %d, %s", step, seed)
                    .isEqualTo(alive(model.getOrDefault(key, Map.of()), now));
        }
    }

    private static StoreTask anyTask(Random random, Instant now, Map<Key, Map<Key, Instant>> after) {
        if (random.nextInt(20) == 0) {
            return new StoreTask.Sweep();
        }
        Key key = key(1 + random.nextInt(30));
        int member = random.nextInt(20);
        Instant expiresAt = now.plusSeconds(1 + random.nextInt(60));
        after.computeIfAbsent(key, unused -> new TreeMap<>())
                .merge(key(member), expiresAt, (a, b) -> a.isAfter(b) ? a : b);
        return save(key, member, expiresAt);
    }

    private static Map<Key, Map<Key, Instant>> copy(Map<Key, Map<Key, Instant>> model) {
        Map<Key, Map<Key, Instant>> copy = new TreeMap<>();
        model.forEach((key, members) -> copy.put(key, new TreeMap<>(members)));
        return copy;
    }

    private static List<Key> alive(Map<Key, Instant> members, Instant now) {
        return members.entrySet().stream()
                .filter(member -> member.getValue().isAfter(now))
                .map(Map.Entry::getKey)
                .toList();
    }

    private void append(Key set, int... members) {
        keeper.perform(
                IntStream.of(members)
                        .mapToObj(member -> save(set, member, LATER))
                        .toList(),
                NOW);
    }

    private MembersLoaded page(Key key, Optional<Key> after, int limit, Instant now) {
        StoreResult result = perform(now, members(key, after, limit)).get(0);
        assertThat(result).isInstanceOf(MembersLoaded.class);
        return (MembersLoaded) result;
    }

    private List<StoreResult> perform(Instant now, StoreTask... group) {
        return keeper.perform(List.of(group), now).stream()
                .map(answer -> answer.result())
                .toList();
    }

    private static List<Key> keys(int... numbers) {
        return IntStream.of(numbers).mapToObj(Tasks::key).toList();
    }

    private static Bytes digest(int... ascending) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        IntStream.of(ascending).forEach(number -> all.writeBytes(key(number).toByteArray()));
        try {
            return Bytes.wrap(MessageDigest.getInstance("SHA-256").digest(all.toByteArray()));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError("every Java platform has SHA-256", e);
        }
    }
}
