package io.qadom.cli.bench;

import java.util.IntSummaryStatistics;
import java.util.OptionalLong;

/** A network, what it took to open and join it, and what a peer of it takes of the heap. */
final class JoinedNetwork implements AutoCloseable {

    private static final double BYTES_PER_KIB = 1_024;

    private final ProcessMeter process;
    private final long heapBefore;
    private final LoopbackNetwork network;
    private final Report.JoinResult result;

    private JoinedNetwork(NetworkLayout layout, ProcessMeter process) {
        this.process = process;
        heapBefore = process.liveHeapBytes();
        var residentBefore = process.residentMebibytes();
        Reading before = Reading.of(process, OptionalLong.of(0));
        long started = System.nanoTime();
        network = LoopbackNetwork.open(layout);
        long elapsed = System.nanoTime() - started;
        Reading after = Reading.of(process, network.messages());
        IntSummaryStatistics tables = network.statuses().stream()
                .mapToInt(status -> status.table().size())
                .summaryStatistics();
        result = new Report.JoinResult(
                layout.peers(),
                elapsed / 1e9,
                after.cpuMicrosSince(before, 1) / 1e6,
                after.datagramsSince(before, layout.peers()),
                after.messagesSince(before, layout.peers()),
                tables.getMin(),
                tables.getAverage(),
                heapKibibytesPerPeer(),
                residentBefore,
                process.residentMebibytes());
    }

    static JoinedNetwork open(NetworkLayout layout, ProcessMeter process) {
        return new JoinedNetwork(layout, process);
    }

    LoopbackNetwork network() {
        return network;
    }

    Report.JoinResult result() {
        return result;
    }

    /** What the heap holds more than before the network was opened, for one live peer. */
    double heapKibibytesPerPeer() {
        return (process.liveHeapBytes() - heapBefore)
                / BYTES_PER_KIB
                / network.live().cardinality();
    }

    @Override
    public void close() {
        network.close();
    }
}
