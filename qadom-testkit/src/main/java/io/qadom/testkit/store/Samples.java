package io.qadom.testkit.store;

import io.qadom.api.Bytes;
import io.qadom.api.Contact;
import io.qadom.api.Key;
import io.qadom.spi.BlockedContact;
import io.qadom.spi.Change;
import io.qadom.spi.Provenance;
import io.qadom.spi.Provenance.Origin;
import io.qadom.spi.RememberedContact;
import io.qadom.spi.Store;
import io.qadom.spi.StoredMember;
import io.qadom.spi.StoredValue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** The records and moments that the rules work with. */
final class Samples {

    static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");
    static final Instant LATER = NOW.plus(Duration.ofHours(36));
    static final Provenance OWN = new Provenance(Origin.OWN, "", NOW, LATER);
    static final Provenance HELD = new Provenance(Origin.HELD, "192.0.2.0/24", NOW, LATER);

    private Samples() {}

    /** The key whose first byte and last four bytes are these, all others zero. */
    static Key key(int firstByte, int lastBytes) {
        byte[] bytes = new byte[Key.BYTES];
        bytes[0] = (byte) firstByte;
        for (int i = 0; i < Integer.BYTES; i++) {
            bytes[bytes.length - 1 - i] = (byte) (lastBytes >>> (i * Byte.SIZE));
        }
        return Key.of(bytes);
    }

    static Key key(int number) {
        return key(0, number);
    }

    static StoredValue value(int number, int length) {
        return new StoredValue(key(number), content(number, length), HELD);
    }

    static StoredValue valueUntil(int number, Instant expiresAt) {
        return new StoredValue(key(number), content(number, 10), new Provenance(Origin.HELD, "", NOW, expiresAt));
    }

    static StoredValue cached(int number, int length, Instant storedAt) {
        return new StoredValue(
                key(number), content(number, length), new Provenance(Origin.CACHED, "", storedAt, LATER));
    }

    static StoredMember member(Key key, int number) {
        return new StoredMember(key, key(number), HELD);
    }

    static StoredMember memberUntil(Key key, int number, Instant expiresAt) {
        return new StoredMember(key, key(number), new Provenance(Origin.HELD, "", NOW, expiresAt));
    }

    static RememberedContact remembered(Contact contact, int secondsAgo) {
        return new RememberedContact(contact, NOW.minusSeconds(secondsAgo));
    }

    static BlockedContact blocked(Contact contact, Instant until) {
        return new BlockedContact(contact, "answered with a wrong hash", until);
    }

    /** Bytes that differ from number to number and from place to place. */
    static Bytes content(int number, int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) (number * 31 + i * 7 + (i >>> 8));
        }
        return Bytes.wrap(bytes);
    }

    static void put(Store store, StoredValue... values) {
        store.commit(List.of(values).stream().<Change>map(Change.PutValue::new).toList());
    }

    static void put(Store store, StoredMember... members) {
        store.commit(
                List.of(members).stream().<Change>map(Change.PutMember::new).toList());
    }

    static void put(Store store, RememberedContact... contacts) {
        store.commit(
                List.of(contacts).stream().<Change>map(Change.PutContact::new).toList());
    }

    static void put(Store store, BlockedContact... contacts) {
        store.commit(
                List.of(contacts).stream().<Change>map(Change.PutBlocked::new).toList());
    }
}
