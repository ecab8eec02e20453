package io.qadom.cli.bench;

import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What the meters show at one moment.
 *
 * @param cpuNanos processor time of all threads of the process
 * @param datagrams datagrams that the machine has received, as the kernel counts them
 * @param messages messages that the live peers have sent, as they count them
 */
record Reading(long cpuNanos, OptionalLong datagrams, OptionalLong messages) {

    static Reading of(ProcessMeter process, OptionalLong messages) {
        return new Reading(process.cpuNanos(), process.datagrams(), messages);
    }

    double cpuMicrosSince(Reading before, int operations) {
        return (cpuNanos - before.cpuNanos) / 1e3 / operations;
    }

    OptionalDouble datagramsSince(Reading before, int operations) {
        return since(before.datagrams, datagrams, operations);
    }

    OptionalDouble messagesSince(Reading before, int operations) {
        return since(before.messages, messages, operations);
    }

    private static OptionalDouble since(OptionalLong before, OptionalLong after, int operations) {
        return before.isPresent() && after.isPresent()
                ? OptionalDouble.of((double) (after.getAsLong() - before.getAsLong()) / operations)
                : OptionalDouble.empty();
    }
}
