package io.qadom.cli.bench;

import io.qadom.api.Peer;
import io.qadom.cli.console.Bounds;
import java.util.OptionalDouble;

/**
 * What to measure on a network.
 *
 * @param layout which network
 * @param values operations of a windowed phase, 1 to 1,000,000
 * @param sequential operations of a sequential phase, 1 to 1,000,000
 * @param size bytes of a value, 8 (so that no two are the same) to 8,192
 * @param window operations under way at once in a windowed phase, 1 to 4,096
 * @param warmup sets, and as many gets, before anything is measured, 0 to 1,000,000
 * @param kill the share of peers that is killed, 0 to 0.9; 0 leaves these phases out
 * @param echo what a bare echo does beside this, round trips a second; empty when it was not measured
 * @param seed draws values and peers
 */
record Plan(
        NetworkLayout layout,
        int values,
        int sequential,
        int size,
        int window,
        int warmup,
        double kill,
        OptionalDouble echo,
        long seed) {

    private static final int OPERATIONS_MAX = 1_000_000;
    private static final double KILL_MAX = 0.9;

    Plan {
        Bounds.check("--values", values, 1, OPERATIONS_MAX);
        Bounds.check("--sequential", sequential, 1, OPERATIONS_MAX);
        Bounds.check("--size", size, Long.BYTES, Peer.VALUE_BYTES_MAX);
        Bounds.check("--window", window, 1, 4_096);
        Bounds.check("--warmup", warmup, 0, OPERATIONS_MAX);
        checkKill(layout, kill);
    }

    /** Killing must leave a peer that is neither the writer of a value nor one of its holders, to be asked for it. */
    static void checkKill(NetworkLayout layout, double kill) {
        if (!(kill >= 0 && kill <= KILL_MAX)) {
            throw new IllegalArgumentException("--kill " + kill + " is not between 0 and " + KILL_MAX);
        }
        int live = layout.peers() - LoopbackNetwork.share(layout.peers(), kill);
        int copies = layout.replication() + 1;
        if (live <= copies) {
            throw new IllegalArgumentException("--peers " + layout.peers() + " leaves " + live
                    + " peers live, and --replication " + layout.replication() + " may put a value at " + copies
                    + " of them: nobody is left to get it; give more peers or a smaller --replication");
        }
    }
}
