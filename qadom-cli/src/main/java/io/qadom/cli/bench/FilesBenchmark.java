package io.qadom.cli.bench;

import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/** Sets files through one peer, gets each through another, kills a part of the peers and gets each again. */
final class FilesBenchmark {

    /** Enough for the code of sets and gets to be compiled. */
    private static final int WARM_UP = 5_000;

    private static final int VALUE_BYTES = 2_000;

    private static final int WRITER = 0;

    private FilesBenchmark() {}

    /**
     * Runs all phases, one operation at a time, and reports each as it ends.
     *
     * @return a line for each phase in which a file was not set or did not come back identical
     */
    static List<String> run(NetworkLayout layout, RealFiles files, double kill, long seed, Report report) {
        ProcessMeter process = new ProcessMeter();
        SplittableRandom random = new SplittableRandom(seed);
        WarmUp.run(layout, WARM_UP, VALUE_BYTES, random);
        try (JoinedNetwork joined = JoinedNetwork.open(layout, process)) {
            report.joined(joined.result());
            Phases phases = new Phases(joined, process, report);
            Workload workload = new Workload(joined.network(), files, random);
            phases.run("put_seq", workload, workload.setsThrough(WRITER, files.count()), 1);
            OptionalDouble before = phases.run("get_seq", workload, workload.getsOfEach(), 1);
            joined.network().kill(kill, random);
            String phase = "get_seq_kill" + Math.round(100 * kill);
            OptionalDouble after = phases.run(phase, workload, workload.getsOfEach(), 1);
            return phases.end(Phases.ratio(before, after));
        }
    }
}
