package io.qadom.core.network;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How the ether treats a datagram. Each copy draws its own latency, so that datagrams overtake each other as soon as the
 * two bounds differ.
 *
 * @param latencyMinNanos the shortest way from one node to another
 * @param latencyMaxNanos the longest way
 * @param loss the share of datagrams that are lost, 0 to 1
 * @param duplication the share of datagrams that arrive twice, 0 to 1
 */
record Weather(long latencyMinNanos, long latencyMaxNanos, double loss, double duplication) {

    /** Every way takes exactly half a round trip; nothing is lost. */
    static Weather calm(Duration roundTrip) {
        return between(roundTrip, roundTrip);
    }

    /** Round trips between two bounds; nothing is lost. */
    static Weather between(Duration shortest, Duration longest) {
        return new Weather(shortest.toNanos() / 2, longest.toNanos() / 2, 0, 0);
    }

    Weather losing(double share) {
        return new Weather(latencyMinNanos, latencyMaxNanos, share, duplication);
    }

    Weather duplicating(double share) {
        return new Weather(latencyMinNanos, latencyMaxNanos, loss, share);
    }

    boolean loses(RandomGenerator random) {
        return loss > 0 && random.nextDouble() < loss;
    }

    boolean duplicates(RandomGenerator random) {
        return duplication > 0 && random.nextDouble() < duplication;
    }

    long latencyNanos(RandomGenerator random) {
        return latencyMinNanos == latencyMaxNanos
                ? latencyMinNanos
                : random.nextLong(latencyMinNanos, latencyMaxNanos + 1);
    }
}
