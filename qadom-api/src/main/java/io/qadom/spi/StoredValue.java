package io.qadom.spi;

import io.qadom.api.Bytes;
import io.qadom.api.Key;

/**
 * A value as a store keeps it.
 *
 * @param key where it lives
 * @param value 0 to 8,192 bytes
 * @param provenance where it came from and how long it lives
 */
public record StoredValue(Key key, Bytes value, Provenance provenance) {}
