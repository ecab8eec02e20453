package io.qadom.cli.bench;

import io.qadom.cli.bench.Report.EndResult;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Runs phases on an open network, reads the meters around each and reports what it came to. */
final class Phases {

    private final JoinedNetwork joined;
    private final ProcessMeter process;
    private final Report report;
    private final List<String> failures = new ArrayList<>();

    Phases(JoinedNetwork joined, ProcessMeter process, Report report) {
        this.joined = joined;
        this.process = process;
        this.report = report;
    }

    /**
     * Runs a phase of sets or gets.
     *
     * @param phase its name
     * @param workload whose operations
     * @param drawn what to do; a phase without operations is left out
     * @param window operations under way at once
     * @return the median in microseconds; empty without operations
     */
    OptionalDouble run(String phase, Workload workload, Workload.Drawn drawn, int window) {
        if (drawn.count() == 0) {
            return OptionalDouble.empty();
        }
        PhaseResult result = workload.complete(measure(phase, drawn.count(), window, drawn.operation()));
        report.phase(result);
        return OptionalDouble.of(result.timing().percentileMicros(50));
    }

    /** Runs a phase of pings; {@code echo} is what a bare echo does, round trips a second. */
    void runPings(int count, int window, Operation ping, OptionalDouble echo) {
        report.rpc(measure("rpc", count, window, ping), echo);
    }

    private PhaseResult measure(String phase, int operations, int window, Operation operation) {
        Reading before;
        Reading after;
        Timing timing;
        try (Progress progress = Progress.of(phase, operations)) {
            before = Reading.of(process, joined.network().messages());
            timing = Window.run(operation, operations, window, progress::step);
            after = Reading.of(process, joined.network().messages());
        }
        note(phase, timing);
        return new PhaseResult(
                phase,
                0,
                window,
                timing,
                after.cpuMicrosSince(before, operations),
                after.datagramsSince(before, operations),
                after.messagesSince(before, operations),
                0,
                0,
                process.residentMebibytes());
    }

    private void note(String phase, Timing timing) {
        int failed = timing.operations() - timing.ok();
        if (failed > 0) {
            failures.add(phase + ": " + failed + " of " + timing.operations() + " operations were not ok"
                    + timing.failure()
                            .map(first -> "; the first exception: " + first)
                            .orElse(""));
        }
    }

    /** By what factor a median grew; empty when there is not both. */
    static OptionalDouble ratio(OptionalDouble before, OptionalDouble after) {
        return before.isPresent() && after.isPresent()
                ? OptionalDouble.of(after.getAsDouble() / before.getAsDouble())
                : OptionalDouble.empty();
    }

    /**
     * Reports the end.
     *
     * @param slowdown by what factor the median of sequential gets grew after the kill; empty where nothing was killed
     * @return a line for each phase in which an operation was not ok
     */
    List<String> end(OptionalDouble slowdown) {
        report.ended(new EndResult(
                joined.heapKibibytesPerPeer(),
                process.residentMebibytes(),
                process.residentMebibytesPeak(),
                process.cpuNanos() / 1e9,
                slowdown));
        return List.copyOf(failures);
    }
}
