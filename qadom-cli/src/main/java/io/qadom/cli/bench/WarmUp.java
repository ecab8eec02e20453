package io.qadom.cli.bench;

import java.util.SplittableRandom;

/**
 * Opens a small network, sets and gets values in it and closes it again, unmeasured: when the measured one is opened, the
 * code that joins, sets and gets is loaded and compiled, and the network itself is fresh.
 */
final class WarmUp {

    private static final int PEERS = 16;

    /** A few at a time, as in the harness of the other systems. */
    private static final int WINDOW = 8;

    private WarmUp() {}

    /**
     * Warms the process up.
     *
     * @param layout the network that is going to be measured
     * @param operations how many sets, and at most as many gets
     * @param size bytes of a value, 8 or more
     * @param random draws values and peers
     */
    static void run(NetworkLayout layout, int operations, int size, SplittableRandom random) {
        try (LoopbackNetwork network = LoopbackNetwork.open(layout.smaller(PEERS))) {
            Workload workload = new Workload(network, new RandomValues(size, random), random);
            run(workload.sets(operations));
            run(workload.gets(operations));
        }
    }

    private static void run(Workload.Drawn drawn) {
        Window.run(drawn.operation(), drawn.count(), WINDOW, () -> {});
    }
}
