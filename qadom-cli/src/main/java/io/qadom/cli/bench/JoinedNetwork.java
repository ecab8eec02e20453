package io.qadom.cli.bench;

import java.util.IntSummaryStatistics;

/** A network, what it took to open and join it, and what a peer of it takes of the heap. */
final class JoinedNetwork implements AutoCloseable {

    private static final int WARM_UP_PEERS = 16;
    private static final double BYTES_PER_KIB = 1_024;

    private final ProcessMeter process;
    private final long heapBefore;
    private final LoopbackNetwork network;
    private final Report.JoinResult result;

    private JoinedNetwork(NetworkLayout layout, ProcessMeter process) {
        this.process = process;
        heapBefore = process.liveHeapBytes();
        var residentBefore = process.residentMebibytes();
        Reading before = Reading.of(process);
        long started = System.nanoTime();
        network = LoopbackNetwork.open(layout);
        long elapsed = System.nanoTime() - started;
        Reading after = Reading.of(process);
        IntSummaryStatistics tables = network.statuses().stream()
                .mapToInt(status -> status.table().size())
                .summaryStatistics();
        result = new Report.JoinResult(
                layout.peers(),
                elapsed / 1e9,
                after.cpuMicrosSince(before, 1) / 1e6,
                after.datagramsSince(before, layout.peers()),
                tables.getMin(),
                tables.getAverage(),
                heapKibibytesPerPeer(),
                residentBefore,
                process.residentMebibytes());
    }

    /**
     * Opens a network in a warm process: a smaller one is opened and closed before, so that what is measured is joining
     * and not the loading of classes.
     */
    static JoinedNetwork open(NetworkLayout layout, ProcessMeter process) {
        LoopbackNetwork.open(layout.smaller(WARM_UP_PEERS)).close();
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
