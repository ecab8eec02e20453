package io.qadom.cli.bench;

import io.qadom.api.NodeAddress;
import io.qadom.api.Peer;
import io.qadom.api.PingOutcome;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SplittableRandom;

/** Opens a network, sets and gets random values, kills a part of the peers and gets again. */
final class NetworkBenchmark {

    /** The first gets after a kill are the ones to look at; later ones know who is gone. */
    private static final int SEQUENTIAL_AFTER_KILL_MAX = 100;

    /** A ping costs so little that it takes more of them to time. */
    private static final int PINGS_A_VALUE = 50;

    private final Plan plan;
    private final LoopbackNetwork network;
    private final Phases phases;
    private final SplittableRandom random;
    private final Workload workload;

    private NetworkBenchmark(Plan plan, LoopbackNetwork network, Phases phases, SplittableRandom random) {
        this.plan = plan;
        this.network = network;
        this.phases = phases;
        this.random = random;
        workload = new Workload(network, new RandomValues(plan.size(), random), random);
    }

    /**
     * Runs all phases and reports each as it ends.
     *
     * @return a line for each phase in which an operation was not ok
     */
    static List<String> run(Plan plan, Report report) {
        ProcessMeter process = new ProcessMeter();
        SplittableRandom random = new SplittableRandom(plan.seed());
        WarmUp.run(plan.layout(), plan.warmup(), plan.size(), random);
        try (JoinedNetwork joined = JoinedNetwork.open(plan.layout(), process)) {
            report.joined(joined.result());
            Phases phases = new Phases(joined, process, report);
            return new NetworkBenchmark(plan, joined.network(), phases, random).run();
        }
    }

    private List<String> run() {
        phases.run("put_seq", workload, workload.sets(plan.sequential()), 1);
        phases.run("put_win", workload, workload.sets(plan.values()), plan.window());
        OptionalDouble median = phases.run("get_seq", workload, workload.gets(plan.sequential()), 1);
        phases.run("get_win", workload, workload.gets(plan.values()), plan.window());
        pings();
        return phases.end(plan.kill() > 0 ? afterKill(median) : OptionalDouble.empty());
    }

    private OptionalDouble afterKill(OptionalDouble medianBefore) {
        String suffix = "_kill" + Math.round(100 * plan.kill());
        int sequential = Math.min(SEQUENTIAL_AFTER_KILL_MAX, plan.sequential());
        network.kill(plan.kill(), random);
        OptionalDouble median = phases.run("get_seq" + suffix, workload, workload.gets(sequential), 1);
        phases.run("get_win" + suffix, workload, workload.gets(plan.values()), plan.window());
        phases.run("get_win" + suffix + "_later", workload, workload.gets(plan.values()), plan.window());
        return Phases.ratio(medianBefore, median);
    }

    private void pings() {
        Peer asking = network.peer(0);
        NodeAddress asked = NodeAddress.of(network.peer(1).self());
        Operation ping = index -> asking.ping(asked).thenApply(PingOutcome.Answered.class::isInstance);
        int count = plan.values() * PINGS_A_VALUE;
        if (plan.warmup() > 0) {
            Window.run(ping, count, plan.window(), () -> {});
        }
        phases.runPings(count, plan.window(), ping, plan.echo());
    }
}
