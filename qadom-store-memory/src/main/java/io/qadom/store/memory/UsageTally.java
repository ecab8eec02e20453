package io.qadom.store.memory;

import static io.qadom.spi.StoreUsage.RECORD_BYTES;

import io.qadom.spi.Provenance.Origin;
import io.qadom.spi.StoreUsage;
import io.qadom.spi.StoredValue;

/** Keeps the accounts in step with each record that comes or goes. */
final class UsageTally {

    private long bytes;
    private long cachedBytes;
    private long values;
    private long members;

    static long bytesOf(StoredValue value) {
        return (long) value.value().length() + RECORD_BYTES;
    }

    static boolean isCached(StoredValue value) {
        return value.provenance().origin() == Origin.CACHED;
    }

    void valueAdded(StoredValue value) {
        count(value, 1);
    }

    void valueRemoved(StoredValue value) {
        count(value, -1);
    }

    void memberAdded() {
        members++;
        bytes += RECORD_BYTES;
    }

    void memberRemoved() {
        members--;
        bytes -= RECORD_BYTES;
    }

    StoreUsage usage() {
        return new StoreUsage(bytes, cachedBytes, values, members);
    }

    private void count(StoredValue value, int sign) {
        values += sign;
        bytes += sign * bytesOf(value);
        if (isCached(value)) {
            cachedBytes += sign * bytesOf(value);
        }
    }
}
