package io.qadom.store.h2;

import static io.qadom.spi.StoreUsage.RECORD_BYTES;

import io.qadom.spi.Provenance.Origin;
import io.qadom.spi.StoreUsage;

/** Follows {@link StoreUsage} through every record that comes and goes. */
final class UsageCounter {

    private long bytes;
    private long cachedBytes;
    private long values;
    private long members;

    UsageCounter(StoreUsage start) {
        bytes = start.bytes();
        cachedBytes = start.cachedBytes();
        values = start.values();
        members = start.members();
    }

    void valueCame(Origin origin, long length) {
        countValue(1, origin, length);
    }

    void valueWent(Origin origin, long length) {
        countValue(-1, origin, length);
    }

    private void countValue(int sign, Origin origin, long length) {
        long weight = sign * (length + RECORD_BYTES);
        values += sign;
        bytes += weight;
        cachedBytes += origin == Origin.CACHED ? weight : 0;
    }

    void memberCame() {
        members++;
        bytes += RECORD_BYTES;
    }

    void membersWent(long count) {
        members -= count;
        bytes -= count * RECORD_BYTES;
    }

    StoreUsage total() {
        return new StoreUsage(bytes, cachedBytes, values, members);
    }
}
