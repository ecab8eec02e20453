package io.qadom.cli.bench;

import java.util.OptionalDouble;

/** Tells what was measured, each part as soon as it is known. */
interface Report {

    /**
     * The network was opened and joined.
     *
     * @param join what that took
     */
    void joined(JoinResult join);

    /**
     * A phase of sets or gets ended.
     *
     * @param result what it came to
     */
    void phase(PhaseResult result);

    /**
     * The phase of pings between two peers ended.
     *
     * @param result what it came to
     * @param echo round trips a second of a bare echo measured beside it
     */
    void rpc(PhaseResult result, OptionalDouble echo);

    /**
     * All is measured.
     *
     * @param end what the process has used
     */
    void ended(EndResult end);

    /**
     * Opening and joining.
     *
     * @param peers how many
     * @param seconds until every peer's bootstrap was over and its table of use
     * @param cpuSeconds processor time of the whole process
     * @param datagrams datagrams for one peer, as the kernel counts them
     * @param messages messages that one peer has sent, on average, as the peers count them
     * @param tableMin the fewest contacts that a peer knows
     * @param tableMean how many a peer knows on average
     * @param heapKibibytes live bytes of the Java heap for one peer, before any value
     * @param baseMebibytes memory of the process in RAM before
     * @param residentMebibytes the same after
     */
    record JoinResult(
            int peers,
            double seconds,
            double cpuSeconds,
            OptionalDouble datagrams,
            OptionalDouble messages,
            int tableMin,
            double tableMean,
            double heapKibibytes,
            OptionalDouble baseMebibytes,
            OptionalDouble residentMebibytes) {

        /** What the peers added to the memory in RAM, for one of them. */
        OptionalDouble residentMebibytesPerPeer() {
            return baseMebibytes.isPresent() && residentMebibytes.isPresent()
                    ? OptionalDouble.of((residentMebibytes.getAsDouble() - baseMebibytes.getAsDouble()) / peers)
                    : OptionalDouble.empty();
        }
    }

    /**
     * The end.
     *
     * @param heapKibibytes live bytes of the Java heap for one peer that is left, with its values
     * @param residentMebibytes memory of the process in RAM
     * @param peakMebibytes the most of it that there was
     * @param cpuSeconds processor time of the whole process since it began
     * @param slowdown by what factor the median of sequential gets grew after the kill; empty where nothing was killed
     */
    record EndResult(
            double heapKibibytes,
            OptionalDouble residentMebibytes,
            OptionalDouble peakMebibytes,
            double cpuSeconds,
            OptionalDouble slowdown) {}
}
