package io.qadom.cli.bench;

import java.util.SplittableRandom;

/**
 * Opens a network, sets and gets values in it, kills a quarter of it, gets again and closes it, unmeasured and several times: when the measured one is
 * opened, the code that joins, sets, gets and misses the dead is loaded and compiled, and the network itself is fresh.
 */
final class WarmUp {

    private static final int PEERS_MAX = 64;
    private static final int ROUNDS = 5;
    private static final int WINDOW = 64;
    private static final double KILLED = 0.25;

    private WarmUp() {}

    /**
     * Warms the process up.
     *
     * @param layout the network that is going to be measured
     * @param operations how many sets, and at most as many gets; 0 leaves it out
     * @param size bytes of a value, 8 or more
     * @param random draws values and peers
     */
    static void run(NetworkLayout layout, int operations, int size, SplittableRandom random) {
        for (int round = 0; round < ROUNDS && operations > 0; round++) {
            try (LoopbackNetwork network = LoopbackNetwork.open(layout.smaller(PEERS_MAX))) {
                Workload workload = new Workload(network, new RandomValues(size, random), random);
                run(workload.sets(Math.max(1, operations / ROUNDS)));
                run(workload.gets(Math.max(1, operations / ROUNDS)));
                network.kill(KILLED, random);
                run(workload.gets(Math.max(1, operations / ROUNDS)));
            }
        }
    }

    private static void run(Workload.Drawn drawn) {
        Window.run(drawn.operation(), drawn.count(), WINDOW, () -> {});
    }
}
