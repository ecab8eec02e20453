package io.qadom.spi;

/**
 * How much a store holds, counted the same way by every store: a value counts its length and
 * {@value #RECORD_BYTES} bytes, a member counts {@value #RECORD_BYTES} bytes. Contacts and the blocklist do not count.
 *
 * @param bytes of all records
 * @param cachedBytes of the values whose origin is {@link Provenance.Origin#CACHED}
 * @param values how many values
 * @param members how many members, over all keys
 */
public record StoreUsage(long bytes, long cachedBytes, long values, long members) {

    /** What a record counts besides the value's own length. */
    public static final int RECORD_BYTES = 128;

    /** An empty store. */
    public static final StoreUsage NONE = new StoreUsage(0, 0, 0, 0);
}
