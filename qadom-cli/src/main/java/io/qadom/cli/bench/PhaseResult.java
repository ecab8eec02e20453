package io.qadom.cli.bench;

import java.util.OptionalDouble;

/**
 * What a phase came to.
 *
 * @param phase its name
 * @param size bytes of a value; 0 where there is none
 * @param window operations under way at once
 * @param timing how long its operations took
 * @param cpuMicros processor time of the whole process for one operation
 * @param datagrams datagrams for one operation, as the kernel counts them
 * @param messages messages sent for one operation, as the peers count them
 * @param holders holders that acknowledged one set, on average; 0 where nothing is set
 * @param locally gets that the asked peer's own store answered
 * @param residentMebibytes memory of the process in RAM at the end
 */
record PhaseResult(
        String phase,
        int size,
        int window,
        Timing timing,
        double cpuMicros,
        OptionalDouble datagrams,
        OptionalDouble messages,
        double holders,
        long locally,
        OptionalDouble residentMebibytes) {

    /** The same result with what only the workload knows. */
    PhaseResult withWorkload(int valueSize, double holdersOfASet, long answeredLocally) {
        return new PhaseResult(
                phase,
                valueSize,
                window,
                timing,
                cpuMicros,
                datagrams,
                messages,
                holdersOfASet,
                answeredLocally,
                residentMebibytes);
    }
}
