package io.qadom.core.network;

import io.qadom.api.Endpoint;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** Carries datagrams between the stations of a virtual network, through its weather and its partitions. */
final class Ether {

    private static final int PORT = 4_000;

    private final VirtualTime time;
    private final RandomGenerator random;
    private final Map<Endpoint, Station> stations = new HashMap<>();
    private final Map<Endpoint, Integer> islands = new HashMap<>();
    private final CRC32C checksum = new CRC32C();
    private Weather weather;
    private boolean blackout;
    private int endpoints;
    private long sent;
    private long sentBytes;
    private @Nullable Eavesdropper eavesdropper;
    private long nudged = -1;
    private long nudgeNanos;

    Ether(VirtualTime time, RandomGenerator random, Weather weather) {
        this.time = time;
        this.random = random;
        this.weather = weather;
    }

    /** An address of 10.0.0.0/8 that nobody has had: private, where no limit on shares of a network applies. */
    Endpoint freshEndpoint() {
        int host = ++endpoints;
        byte[] address = {10, (byte) (host >>> 16), (byte) (host >>> 8), (byte) host};
        try {
            return Endpoint.of(InetAddress.getByAddress(address), PORT);
        } catch (UnknownHostException e) {
            throw new AssertionError("an address has 4 bytes", e);
        }
    }

    void put(Endpoint at, Station station) {
        stations.put(at, station);
    }

    void setWeather(Weather next) {
        weather = next;
    }

    /** Whoever listens hears every datagram that is sent from now on, lost or not. */
    Eavesdropper eavesdrop() {
        Eavesdropper listening = new Eavesdropper();
        eavesdropper = listening;
        return listening;
    }

    /** From now on those inside reach each other, and those outside each other, and nobody across. */
    void isolate(Collection<Endpoint> island) {
        int number = islands.size() + 1;
        island.forEach(endpoint -> islands.put(endpoint, number));
    }

    /** Nobody reaches anybody. */
    void blackout() {
        blackout = true;
    }

    /** Everybody reaches everybody again. */
    void heal() {
        blackout = false;
        islands.clear();
    }

    /** Adds to the latency of one datagram, counted from 0 in the order they are sent. */
    void nudge(long datagram, long nanos) {
        nudged = datagram;
        nudgeNanos = nanos;
    }

    /** Sends a copy of the bytes on their way. */
    void send(Endpoint from, Endpoint to, ByteBuffer datagram) {
        long number = sent++;
        byte[] bytes = new byte[datagram.remaining()];
        datagram.get(bytes);
        sentBytes += bytes.length;
        if (eavesdropper != null) {
            eavesdropper.hear(from, to, bytes);
        }
        if (weather.loses(random)) {
            return;
        }
        long mark = mark(from, to, bytes);
        long nudge = number == nudged ? nudgeNanos : 0;
        time.in(weather.latencyNanos(random) + nudge, mark, () -> deliver(from, to, bytes));
        if (weather.duplicates(random)) {
            time.in(weather.latencyNanos(random), mark, () -> deliver(from, to, bytes));
        }
    }

    private void deliver(Endpoint from, Endpoint to, byte[] bytes) {
        Station station = stations.get(to);
        boolean reachable = !blackout && islands.getOrDefault(from, 0).equals(islands.getOrDefault(to, 0));
        if (station != null && reachable) {
            station.datagram(ByteBuffer.wrap(bytes), from);
        }
    }

    private long mark(Endpoint from, Endpoint to, byte[] bytes) {
        checksum.reset();
        checksum.update(bytes);
        return checksum.getValue() << 32 ^ from.hashCode() * 31L ^ to.hashCode();
    }

    /** How many datagrams have been sent, those that were lost included. */
    long sent() {
        return sent;
    }

    long sentBytes() {
        return sentBytes;
    }
}
