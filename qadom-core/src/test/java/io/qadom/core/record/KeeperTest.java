package io.qadom.core.record;

import static io.qadom.core.record.Tasks.LATER;
import static io.qadom.core.record.Tasks.NOW;
import static io.qadom.core.record.Tasks.key;
import static io.qadom.core.record.Tasks.load;
import static io.qadom.core.record.Tasks.members;
import static io.qadom.core.record.Tasks.save;
import static io.qadom.core.record.Tasks.value;
import static org.assertj.core.api.Assertions.assertThat;

import io.qadom.api.Key;
import io.qadom.core.samples.ContactMaker;
import io.qadom.core.samples.FailingStore;
import io.qadom.core.turn.Input.StoreAnswered;
import io.qadom.core.turn.StoreResult;
import io.qadom.core.turn.StoreTask;
import io.qadom.core.turn.Ticket;
import io.qadom.spi.BlockedContact;
import io.qadom.spi.Provenance.Origin;
import io.qadom.spi.RememberedContact;
import io.qadom.spi.StoredValue;
import io.qadom.store.memory.MemoryStoreProvider;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeeperTest {

    /** Room for two values of 872 bytes, each counted with 128 bytes around it. */
    private static final long BYTES_MAX = 2_000;

    private static final int LENGTH = 872;
    private static final StoreResult SAVED = new StoreResult.Saved(true, LATER);
    private static final StoreResult FULL = new StoreResult.Full();

    private final FailingStore store = new FailingStore(new MemoryStoreProvider().open(Path.of("")));
    private final Keeper keeper = new Keeper(store, BYTES_MAX);

    // ---- every kind of task

    @Test
    void perform_everyKindOfTask_isAnsweredInOrderWithItsTicket() {
        RememberedContact remembered = new RememberedContact(new ContactMaker().any(), NOW);
        Ticket ticket = new Tasks.Numbered(1);
        List<StoreTask> samples = List.of(
                new StoreTask.LoadValue(key(1), ticket),
                new StoreTask.LoadMembers(key(1), Optional.empty(), 5, ticket),
                save(value(1, 10, Origin.OWN, LATER)),
                save(key(1), 2, LATER),
                new StoreTask.Remember(remembered),
                new StoreTask.Forget(remembered.contact().id()),
                new StoreTask.Block(new BlockedContact(remembered.contact(), "wrong hash", LATER)),
                new StoreTask.Sweep());
        assertThat(samples)
                .extracting(Object::getClass)
                .containsExactlyInAnyOrder(StoreTask.class.getPermittedSubclasses());
        List<StoreTask> group = samples;

        List<StoreAnswered> answers = keeper.perform(group, NOW);

        assertThat(answers)
                .extracting(StoreAnswered::ticket)
                .isEqualTo(group.stream().map(StoreTask::ticket).toList());
    }

    @Test
    void perform_rememberForgetBlock_reachTheStore() {
        ContactMaker contacts = new ContactMaker();
        RememberedContact kept = new RememberedContact(contacts.any(), NOW);
        RememberedContact forgotten = new RememberedContact(contacts.any(), NOW);
        BlockedContact blocked = new BlockedContact(contacts.any(), "wrong hash", LATER);

        perform(
                new StoreTask.Remember(kept),
                new StoreTask.Remember(forgotten),
                new StoreTask.Forget(forgotten.contact().id()),
                new StoreTask.Block(blocked));

        assertThat(store.contacts(10)).containsExactly(kept);
        assertThat(store.blocklist(10)).containsExactly(blocked);
    }

    @Test
    void perform_sweep_deletesWhatHasExpired() {
        perform(save(value(1, 10, Origin.HELD, LATER)), save(key(7), 2, LATER));

        keeper.perform(List.of(new StoreTask.Sweep()), LATER);

        assertThat(store.usage().values()).isZero();
        assertThat(store.usage().members()).isZero();
        assertThat(keeper.counters()).containsEntry("store.expired", 2L);
    }

    // ---- groups

    @Test
    void perform_groupOfSaves_isOneCommit() {
        List<StoreResult> results = perform(
                save(value(1, 10, Origin.HELD, LATER)), save(value(2, 10, Origin.HELD, LATER)), save(key(3), 4, LATER));

        assertThat(results).containsExactly(SAVED, SAVED, SAVED);
        assertThat(store.commits).hasSize(1);
    }

    @Test
    void perform_onlyReads_commitNothing() {
        perform(load(key(1)), members(key(2), Optional.empty(), 5));

        assertThat(store.commits).isEmpty();
    }

    @Test
    void perform_commitFails_everySaveOfTheGroupIsRefused() {
        store.commitsFail = true;

        List<StoreResult> results =
                perform(save(value(1, 10, Origin.HELD, LATER)), load(key(1)), save(key(3), 4, LATER));

        assertThat(results).containsExactly(FULL, new StoreResult.ValueLoaded(Optional.empty()), FULL);
        assertThat(keeper.counters()).containsEntry("store.failures", 1L).containsEntry("store.refused_full", 2L);
    }

    @Test
    void perform_commitWorksAgain_savesGoOnAndNothingOfTheFailedGroupIsThere() {
        store.commitsFail = true;
        perform(save(key(3), 4, LATER));
        store.commitsFail = false;

        assertThat(perform(save(key(3), 5, LATER))).containsExactly(SAVED);
        assertThat(membersAt(key(3))).containsExactly(key(5));
    }

    @Test
    void perform_readsFail_readsAreUnreadableAndOtherSavesGoOn() {
        store.readsFail = true;

        List<StoreResult> results = perform(
                load(key(1)),
                members(key(2), Optional.empty(), 5),
                new StoreTask.Remember(new RememberedContact(new ContactMaker().any(), NOW)));

        assertThat(results)
                .containsExactly(new StoreResult.Unreadable(), new StoreResult.Unreadable(), new StoreResult.Done());
        assertThat(store.commits).hasSize(1);
        assertThat(keeper.counters()).containsEntry("store.failures", 2L);
    }

    // ---- reading

    @Test
    void performNow_valueInMemory_isAnsweredWithoutWaiting() {
        StoredValue value = value(1, 10, Origin.HELD, LATER);
        perform(save(value));

        assertThat(keeper.performNow(load(key(1)), NOW)).isEqualTo(new StoreResult.ValueLoaded(Optional.of(value)));
        assertThat(keeper.performNow(load(key(2)), NOW)).isEqualTo(new StoreResult.ValueLoaded(Optional.empty()));
    }

    @Test
    void performNow_storeCannotTellOrOtherTask_isLeftToTheQueue() {
        store.readsFail = true;

        assertThat(keeper.performNow(load(key(1)), NOW)).isNull();
        assertThat(keeper.performNow(new StoreTask.Sweep(), NOW)).isNull();
    }

    @Test
    void load_expiredValue_isAbsent() {
        perform(save(value(1, 10, Origin.HELD, LATER)));
        StoreResult absent = new StoreResult.ValueLoaded(Optional.empty());

        assertThat(keeper.performNow(load(key(1)), LATER)).isEqualTo(absent);
        assertThat(keeper.perform(List.of(load(key(1))), LATER))
                .extracting(StoreAnswered::result)
                .containsExactly(absent);
    }

    // ---- room

    @Test
    void save_noRoomAndNothingCached_isFull() {
        perform(save(value(1, LENGTH, Origin.OWN, LATER)), save(value(2, LENGTH, Origin.HELD, LATER)));

        assertThat(perform(save(value(3, 0, Origin.OWN, LATER)))).containsExactly(FULL);
        assertThat(perform(save(key(4), 5, LATER))).containsExactly(FULL);
        assertThat(store.usage().bytes()).isEqualTo(BYTES_MAX);
    }

    @Test
    void save_noRoomButSomethingCached_cacheMakesRoom() {
        perform(save(value(1, LENGTH, Origin.CACHED, LATER)), save(value(2, LENGTH, Origin.HELD, LATER)));

        assertThat(perform(save(value(3, LENGTH, Origin.HELD, LATER)))).containsExactly(SAVED);

        assertThat(store.load(key(1))).isEmpty();
        assertThat(keeper.counters()).containsEntry("store.evicted_bytes", 1_000L);
    }

    @Test
    void save_oneGroupOverTheBound_onlyWhatFitsIsTaken() {
        List<StoreResult> results = perform(
                save(value(1, LENGTH, Origin.HELD, LATER)),
                save(value(2, LENGTH, Origin.HELD, LATER)),
                save(value(3, LENGTH, Origin.HELD, LATER)));

        assertThat(results).containsExactly(SAVED, SAVED, FULL);
        assertThat(store.usage().bytes()).isEqualTo(BYTES_MAX);
    }

    @Test
    void save_cachedValueIsEvictedWhileItBecomesHeld_boundHolds() {
        perform(save(value(1, LENGTH, Origin.CACHED, LATER)));

        List<StoreResult> results = perform(
                save(value(1, LENGTH, Origin.HELD, LATER)),
                save(value(2, LENGTH, Origin.HELD, LATER)),
                save(value(3, LENGTH, Origin.HELD, LATER)));

        assertThat(results).containsExactly(SAVED, SAVED, FULL);
        assertThat(store.usage().bytes()).isEqualTo(BYTES_MAX);
    }

    @Test
    void save_cachedValueInAFullStore_canStillBecomeHeld() {
        perform(save(value(1, LENGTH, Origin.CACHED, LATER)), save(value(2, LENGTH, Origin.HELD, LATER)));

        assertThat(perform(save(value(1, LENGTH, Origin.HELD, LATER)))).containsExactly(SAVED);
        assertThat(store.load(key(1))).map(StoredValue::provenance).contains(Tasks.from(Origin.HELD, LATER));
        assertThat(store.usage().bytes()).isEqualTo(BYTES_MAX);
    }

    @Test
    void save_sameValueTwiceInOneGroup_takesItsRoomOnce() {
        List<StoreResult> results = perform(
                save(value(1, LENGTH, Origin.HELD, LATER)),
                save(value(1, LENGTH, Origin.HELD, LATER)),
                save(value(2, LENGTH, Origin.HELD, LATER)));

        assertThat(results).containsExactly(SAVED, SAVED, SAVED);
    }

    @Test
    void save_valueThatIsThere_needsNoRoom() {
        perform(save(value(1, LENGTH, Origin.HELD, LATER)), save(value(2, LENGTH, Origin.HELD, LATER)));

        assertThat(perform(save(value(1, LENGTH, Origin.HELD, LATER.plusSeconds(60)))))
                .containsExactly(new StoreResult.Saved(true, LATER.plusSeconds(60)));
    }

    // ---- two copies of one value

    @ParameterizedTest
    @CsvSource({
        "OWN, 100, HELD, 200, OWN, 200",
        "OWN, 200, HELD, 100, OWN, 200",
        "HELD, 100, OWN, 50, OWN, 100",
        "CACHED, 100, HELD, 50, HELD, 100",
        "CACHED, 100, OWN, 200, OWN, 200",
        "HELD, 100, CACHED, 200, HELD, 100",
        "OWN, 100, CACHED, 200, OWN, 100",
        "HELD, 100, HELD, 50, HELD, 100",
        "CACHED, 100, CACHED, 200, CACHED, 200"
    })
    void save_secondCopy_neverWeakensTheFirst(
            Origin first, int firstSeconds, Origin second, int secondSeconds, Origin kept, int keptSeconds) {
        StoredValue one = value(1, 10, first, NOW.plusSeconds(firstSeconds));
        StoredValue two = value(1, 10, second, NOW.plusSeconds(secondSeconds));
        StoreResult saved = new StoreResult.Saved(true, NOW.plusSeconds(keptSeconds));

        perform(save(one));
        assertThat(perform(save(two))).containsExactly(saved);

        assertThat(store.load(key(1)))
                .map(StoredValue::provenance)
                .contains(Tasks.from(kept, NOW.plusSeconds(keptSeconds)));
    }

    @ParameterizedTest
    @CsvSource({"OWN, 100, CACHED, 200, OWN, 100", "OWN, 200, HELD, 100, OWN, 200", "CACHED, 100, HELD, 50, HELD, 100"})
    void save_bothCopiesInOneGroup_mergeLikeOneAfterTheOther(
            Origin first, int firstSeconds, Origin second, int secondSeconds, Origin kept, int keptSeconds) {
        perform(
                save(value(1, 10, first, NOW.plusSeconds(firstSeconds))),
                save(value(1, 10, second, NOW.plusSeconds(secondSeconds))));

        assertThat(store.load(key(1)))
                .map(StoredValue::provenance)
                .contains(Tasks.from(kept, NOW.plusSeconds(keptSeconds)));
    }

    @Test
    void save_firstCopyHasExpired_countsAsNew() {
        perform(save(value(1, 10, Origin.OWN, LATER)));
        Instant after = LATER.plusSeconds(1);
        StoredValue fresh = value(1, 10, Origin.CACHED, after.plusSeconds(60));

        keeper.perform(List.of(save(fresh)), after);

        assertThat(store.load(key(1))).contains(fresh);
    }

    // ---- the queue in front is full

    @Test
    void refuse_saveOrRead_saysWhatItMeans() {
        assertThat(Keeper.refuse(save(value(1, 1, Origin.OWN, LATER))).result()).isEqualTo(FULL);
        assertThat(Keeper.refuse(save(key(1), 2, LATER)).result()).isEqualTo(FULL);
        assertThat(Keeper.refuse(load(key(1))).result()).isEqualTo(new StoreResult.Unreadable());
    }

    private List<Key> membersAt(Key key) {
        StoreResult result = perform(members(key, Optional.empty(), 1_000)).get(0);
        assertThat(result).isInstanceOf(StoreResult.MembersLoaded.class);
        return ((StoreResult.MembersLoaded) result).page();
    }

    private List<StoreResult> perform(StoreTask... group) {
        return keeper.perform(List.of(group), NOW).stream()
                .map(StoreAnswered::result)
                .toList();
    }
}
