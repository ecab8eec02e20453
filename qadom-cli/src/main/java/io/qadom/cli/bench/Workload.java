package io.qadom.cli.bench;

import io.qadom.api.Bytes;
import io.qadom.api.GetOutcome;
import io.qadom.api.Key;
import io.qadom.api.Receipts;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntSupplier;

/**
 * Values that are set through some peers and got through random others that do not have them. All is drawn before a phase
 * begins, so that neither the draw nor the order of completions is part of what is measured.
 */
final class Workload {

    private final LoopbackNetwork network;
    private final ValueSource values;
    private final SplittableRandom random;
    private final List<Placed> placed = new ArrayList<>();
    private final LongAdder holders = new LongAdder();
    private final LongAdder ownStore = new LongAdder();

    Workload(LoopbackNetwork network, ValueSource values, SplittableRandom random) {
        this.network = network;
        this.values = values;
        this.random = random;
    }

    /** A value in the network, and the peers that have a copy or were asked for it: a get leaves one with the asker. */
    private record Placed(Key key, BitSet copies) {}

    /** A value, the peer that sets it, and where the copies go. */
    private record Set(Bytes value, int writer, BitSet copies) {}

    /** A key and the peer that gets it. */
    private record Get(Key key, int reader) {}

    /** Operations that were drawn. */
    record Drawn(int count, Operation operation) {}

    /** Draws sets through random peers. Each is ok when another peer holds the value. */
    Drawn sets(int count) {
        int[] live = network.live().stream().toArray();
        return sets(count, () -> live[random.nextInt(live.length)]);
    }

    /** Draws sets through one peer. Each is ok when another peer holds the value. */
    Drawn setsThrough(int writer, int count) {
        return sets(count, () -> writer);
    }

    private Drawn sets(int count, IntSupplier writers) {
        List<Set> sets = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Set set = new Set(values.next(), writers.getAsInt(), new BitSet(network.size()));
            // Nobody is asked for it before its set has succeeded.
            set.copies().set(0, network.size());
            sets.add(set);
            placed.add(new Placed(Key.ofValue(set.value()), set.copies()));
        }
        return new Drawn(count, index -> start(sets.get(index)));
    }

    private CompletableFuture<Boolean> start(Set set) {
        return network.peer(set.writer()).set(set.value()).thenApply(receipts -> place(set, receipts));
    }

    private boolean place(Set set, Receipts receipts) {
        if (receipts.holders().isEmpty()) {
            return false;
        }
        set.copies().clear();
        set.copies().set(set.writer());
        receipts.holders()
                .forEach(receipt ->
                        set.copies().set(network.indexOf(receipt.holder().id())));
        holders.add(receipts.holders().size());
        return true;
    }

    /**
     * Draws gets of random values that were set, each asked of a live peer that has no copy and was never asked. Each is
     * ok when the value comes back.
     *
     * @param count how many; fewer are drawn when no such pair of peer and key is left
     */
    Drawn gets(int count) {
        List<Get> gets = new ArrayList<>(count);
        List<Placed> open = new ArrayList<>(placed);
        while (gets.size() < count && !open.isEmpty()) {
            int drawn = random.nextInt(open.size());
            if (!draw(open.get(drawn), gets)) {
                open.set(drawn, open.get(open.size() - 1));
                open.remove(open.size() - 1);
            }
        }
        return new Drawn(gets.size(), index -> start(gets.get(index)));
    }

    /** Draws one get of every value that was set and that a live peer lacks. */
    Drawn getsOfEach() {
        List<Get> gets = new ArrayList<>(placed.size());
        placed.forEach(value -> draw(value, gets));
        return new Drawn(gets.size(), index -> start(gets.get(index)));
    }

    private boolean draw(Placed value, List<Get> gets) {
        BitSet lacking = network.live();
        lacking.andNot(value.copies());
        if (lacking.isEmpty()) {
            return false;
        }
        int[] readers = lacking.stream().toArray();
        int reader = readers[random.nextInt(readers.length)];
        value.copies().set(reader);
        return gets.add(new Get(value.key(), reader));
    }

    private CompletableFuture<Boolean> start(Get get) {
        return network.peer(get.reader()).get(get.key()).thenApply(outcome -> isFound(get, outcome));
    }

    private boolean isFound(Get get, GetOutcome outcome) {
        if (outcome instanceof GetOutcome.Found found) {
            if (found.holder().isEmpty()) {
                ownStore.increment();
            }
            return Key.ofValue(found.bytes()).equals(get.key());
        }
        return false;
    }

    /** Adds to the result of a phase what only the workload has counted, and counts afresh. */
    PhaseResult complete(PhaseResult phase) {
        double holdersOfASet = (double) holders.sumThenReset() / phase.timing().operations();
        return phase.withWorkload(values.size(), holdersOfASet, ownStore.sumThenReset());
    }
}
