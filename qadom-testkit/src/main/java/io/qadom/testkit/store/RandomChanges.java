package io.qadom.testkit.store;

import io.qadom.api.Bytes;
import io.qadom.api.Contact;
import io.qadom.api.Key;
import io.qadom.spi.BlockedContact;
import io.qadom.spi.Change;
import io.qadom.spi.Provenance;
import io.qadom.spi.Provenance.Origin;
import io.qadom.spi.RememberedContact;
import io.qadom.spi.StoredMember;
import io.qadom.spi.StoredValue;
import io.qadom.testkit.Contacts;
import io.qadom.testkit.Keys;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * An endless row of batches that follows from a seed alone: batch number n is the same in every process, whatever was
 * drawn before. Keys, members and contacts come from small pools, so that batches replace and delete what others put.
 */
final class RandomChanges {

    private static final int KEYS = 60;
    private static final int SETS = 4;
    private static final int MEMBERS = 20;
    private static final int CONTACTS = 10;
    private static final int SMALL_BATCH_MAX = 6;
    private static final int LARGE_BATCH = 60;
    private static final int LIFE_SECONDS_MAX = 300;

    private final long seed;
    private final List<Key> keys;
    private final List<Key> setKeys;
    private final List<Key> members;
    private final List<Contact> contacts;

    RandomChanges(long seed) {
        this.seed = seed;
        Random random = new Random(seed);
        keys = Stream.generate(() -> Keys.random(random)).limit(KEYS).toList();
        // A set may live at the key of a value.
        setKeys = keys.subList(0, SETS);
        members = Stream.generate(() -> Keys.random(random)).limit(MEMBERS).toList();
        contacts = Stream.generate(() -> anyContact(random)).limit(CONTACTS).toList();
    }

    /** The keys of all sets that any batch touches. */
    List<Key> setKeys() {
        return setKeys;
    }

    /** When a batch is made: a second after the one before. */
    static Instant timeOf(long number) {
        return Samples.NOW.plusSeconds(number);
    }

    /** One batch of up to 6 changes, or now and then of 60. */
    List<Change> batch(long number) {
        Random random = new Random(seed * 0x9E3779B97F4A7C15L + number);
        int size = random.nextInt(20) == 0 ? LARGE_BATCH : random.nextInt(SMALL_BATCH_MAX + 1);
        List<Change> changes = new ArrayList<>(size);
        for (int index = 0; index < size; index++) {
            // No two records are stored at the same moment, so that their order of age is known.
            changes.add(change(timeOf(number).plusMillis(index), random));
        }
        return changes;
    }

    private Change change(Instant now, Random random) {
        int kind = random.nextInt(20);
        if (kind < 8) {
            return new Change.PutValue(
                    new StoredValue(any(keys, random), anyContent(random), anyProvenance(now, random)));
        } else if (kind < 10) {
            return new Change.DeleteValue(any(keys, random));
        } else if (kind < 14) {
            return new Change.PutMember(
                    new StoredMember(any(setKeys, random), any(members, random), anyProvenance(now, random)));
        } else if (kind < 16) {
            return new Change.DeleteMember(any(setKeys, random), any(members, random));
        }
        return contactChange(kind, now, random);
    }

    private Change contactChange(int kind, Instant now, Random random) {
        Contact contact = any(contacts, random);
        if (kind == 16) {
            return new Change.PutContact(new RememberedContact(contact, now));
        } else if (kind == 17) {
            return new Change.DeleteContact(contact.id());
        } else if (kind == 18) {
            return new Change.PutBlocked(new BlockedContact(contact, "evidence " + now, anyEnd(now, random)));
        }
        return new Change.DeleteBlocked(contact.id());
    }

    private static Provenance anyProvenance(Instant now, Random random) {
        Origin origin = any(List.of(Origin.values()), random);
        String prefix = origin == Origin.OWN ? "" : "198.51." + random.nextInt(256) + ".0/24";
        return new Provenance(origin, prefix, now, anyEnd(now, random));
    }

    private static Instant anyEnd(Instant now, Random random) {
        return now.plusSeconds(1L + random.nextInt(LIFE_SECONDS_MAX));
    }

    private static Bytes anyContent(Random random) {
        int length = switch (random.nextInt(4)) {
            case 0 -> 0;
            case 1 -> 8192;
            default -> random.nextInt(8193);
        };
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return Bytes.wrap(bytes);
    }

    private static Contact anyContact(Random random) {
        return random.nextBoolean() ? Contacts.random(random) : Contacts.randomDualStack(random);
    }

    private static <T> T any(List<T> pool, Random random) {
        return pool.get(random.nextInt(pool.size()));
    }
}
