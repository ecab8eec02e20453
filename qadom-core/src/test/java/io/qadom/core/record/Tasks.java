package io.qadom.core.record;

import io.qadom.api.Bytes;
import io.qadom.api.Key;
import io.qadom.core.turn.StoreTask;
import io.qadom.core.turn.Ticket;
import io.qadom.spi.Provenance;
import io.qadom.spi.Provenance.Origin;
import io.qadom.spi.StoredMember;
import io.qadom.spi.StoredValue;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;

/** Makes the tasks that the tests of the keeper hand in. */
final class Tasks {

    static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");
    static final Instant LATER = NOW.plusSeconds(3_600);

    private Tasks() {}

    /** A ticket that knows its number. */
    record Numbered(int number) implements Ticket {}

    static Key key(int number) {
        byte[] bytes = new byte[Key.BYTES];
        ByteBuffer.wrap(bytes).putInt(Key.BYTES - Integer.BYTES, number);
        return Key.of(bytes);
    }

    static StoredValue value(int number, int length, Origin origin, Instant expiresAt) {
        return new StoredValue(key(number), Bytes.wrap(new byte[length]), from(origin, expiresAt));
    }

    static Provenance from(Origin origin, Instant expiresAt) {
        return new Provenance(origin, origin == Origin.HELD ? "192.0.2.0/24" : "", NOW, expiresAt);
    }

    static StoreTask save(StoredValue value) {
        return new StoreTask.SaveValue(value, Ticket.NOBODY);
    }

    static StoreTask save(Key set, int member, Instant expiresAt) {
        return new StoreTask.SaveMember(
                new StoredMember(set, key(member), from(Origin.HELD, expiresAt)), Ticket.NOBODY);
    }

    static StoreTask load(Key key) {
        return new StoreTask.LoadValue(key, Ticket.NOBODY);
    }

    static StoreTask members(Key key, Optional<Key> after, int limit) {
        return new StoreTask.LoadMembers(key, after, limit, Ticket.NOBODY);
    }
}
