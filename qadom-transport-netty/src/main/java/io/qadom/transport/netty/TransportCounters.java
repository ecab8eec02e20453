package io.qadom.transport.netty;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/** What one transport has counted. Written on its loop only, which spares the hot path every fence; read from any thread. */
final class TransportCounters {

    private final AtomicLong datagramsIn = new AtomicLong();
    private final AtomicLong bytesIn = new AtomicLong();
    private final AtomicLong datagramsOut = new AtomicLong();
    private final AtomicLong bytesOut = new AtomicLong();
    private final AtomicLong truncated = new AtomicLong();
    private final AtomicLong unsent = new AtomicLong();
    private final AtomicLong errors = new AtomicLong();

    void received(int bytes) {
        add(datagramsIn, 1);
        add(bytesIn, bytes);
    }

    void handedOver(int bytes) {
        add(datagramsOut, 1);
        add(bytesOut, bytes);
    }

    void truncated() {
        add(truncated, 1);
    }

    void unsent() {
        add(unsent, 1);
    }

    /** Counts an error and says how many there are. */
    long error() {
        return add(errors, 1);
    }

    SortedMap<String, Long> snapshot() {
        SortedMap<String, Long> snapshot = new TreeMap<>();
        snapshot.put("transport.bytes.in", bytesIn.getOpaque());
        snapshot.put("transport.bytes.out", bytesOut.getOpaque());
        snapshot.put("transport.datagrams.in", datagramsIn.getOpaque());
        snapshot.put("transport.datagrams.out", datagramsOut.getOpaque());
        snapshot.put("transport.errors", errors.getOpaque());
        snapshot.put("transport.truncated", truncated.getOpaque());
        snapshot.put("transport.unsent", unsent.getOpaque());
        return Collections.unmodifiableSortedMap(snapshot);
    }

    private static long add(AtomicLong counter, long amount) {
        long sum = counter.getPlain() + amount;
        counter.setOpaque(sum);
        return sum;
    }
}
