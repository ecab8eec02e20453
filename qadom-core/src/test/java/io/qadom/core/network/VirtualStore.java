package io.qadom.core.network;

import io.qadom.api.Key;
import io.qadom.core.record.Keeper;
import io.qadom.core.turn.Input.StoreAnswered;
import io.qadom.core.turn.StoreTask;
import io.qadom.core.turn.WallTime;
import io.qadom.spi.RememberedContact;
import io.qadom.spi.Store;
import io.qadom.spi.StoredMember;
import io.qadom.spi.StoredValue;
import io.qadom.store.memory.MemoryStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * A store on a virtual disk: whatever is asked while it is busy makes up the next group, done and answered together after
 * a drawn delay. It outlives the node in front of it.
 */
final class VirtualStore {

    private static final long MARK = 0x5707E;
    private static final int MEMBERS_MAX = 10_000;

    private final VirtualTime time;
    private final RandomGenerator random;
    private final long delayNanosMax;
    private final Store store = new MemoryStore();
    private final Keeper keeper;
    private List<StoreTask> gathered = new ArrayList<>();
    private boolean frozen;

    VirtualStore(VirtualTime time, RandomGenerator random, Plan plan) {
        this.time = time;
        this.random = random;
        this.delayNanosMax = plan.storeDelayNanosMax();
        this.keeper = new Keeper(store, plan.storageBytesMax());
    }

    /** Takes a task; its answer is given later, with those of its group. */
    void ask(StoreTask task, WallTime wall, Consumer<List<StoreAnswered>> answers) {
        gathered.add(task);
        if (gathered.size() == 1 && !frozen) {
            time.in(random.nextLong(delayNanosMax + 1), MARK, () -> perform(wall, answers));
        }
    }

    private void perform(WallTime wall, Consumer<List<StoreAnswered>> answers) {
        List<StoreTask> group = gathered;
        gathered = new ArrayList<>();
        if (!group.isEmpty()) {
            answers.accept(keeper.perform(group, wall.at(time.nowNanos())));
        }
    }

    /** From now on nothing is done and nothing answered. */
    void freeze() {
        frozen = true;
    }

    /** What was asked and not done is lost, as in a crash. */
    void crash() {
        gathered.clear();
    }

    Optional<StoredValue> value(Key key) {
        return store.load(key);
    }

    List<Key> members(Key key) {
        return store.members(key, Optional.empty(), MEMBERS_MAX).stream()
                .map(StoredMember::member)
                .toList();
    }

    List<RememberedContact> contacts(int limit) {
        return store.contacts(limit);
    }

    /** The store itself, to look at. */
    Store contents() {
        return store;
    }

    SortedMap<String, Long> counters() {
        return keeper.counters();
    }
}
