package io.qadom.cli.bench;

import java.util.Optional;
import org.HdrHistogram.AbstractHistogram;

/**
 * How long the operations of a phase took.
 *
 * @param operations how many ended
 * @param ok how many of them came to what they should
 * @param elapsedNanos from the start of the first to the end of the last
 * @param firstNanos how long the first one took
 * @param nanos how long each took
 * @param failure the first exception, when there was one
 */
record Timing(
        int operations,
        int ok,
        long elapsedNanos,
        long firstNanos,
        AbstractHistogram nanos,
        Optional<Throwable> failure) {

    double seconds() {
        return elapsedNanos / 1e9;
    }

    double perSecond() {
        return operations / seconds();
    }

    double percentileMicros(double percentile) {
        return nanos.getValueAtPercentile(percentile) / 1e3;
    }

    double maxMicros() {
        return nanos.getMaxValue() / 1e3;
    }

    double firstMicros() {
        return firstNanos / 1e3;
    }
}
