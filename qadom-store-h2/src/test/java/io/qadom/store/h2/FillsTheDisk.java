package io.qadom.store.h2;

import io.qadom.api.Bytes;
import io.qadom.api.Key;
import io.qadom.spi.Change;
import io.qadom.spi.Provenance;
import io.qadom.spi.Provenance.Origin;
import io.qadom.spi.Store;
import io.qadom.spi.StoreException;
import io.qadom.spi.StoredValue;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Commits a little, then more than there is room for, then a little again, and says what came of it. */
final class FillsTheDisk {

    private static final int TOO_MANY = 2_000;

    private FillsTheDisk() {}

    public static void main(String[] arguments) {
        try (Store store = new H2StoreProvider().open(Path.of(arguments[0]))) {
            store.commit(puts(0, 1));
            System.out.println("first kept");
            try {
                store.commit(puts(1, TOO_MANY));
                System.out.println("there was room for everything");
            } catch (StoreException e) {
                System.out.println(e.getMessage());
            }
            boolean isThere =
                    store.load(key(0)).isPresent() && store.load(key(1)).isEmpty();
            System.out.println("values " + store.usage().values() + (isThere ? ", first is there" : ", first is gone"));
            store.commit(puts(1, 2));
            System.out.println("second kept, values " + store.usage().values());
        }
        System.out.println("closed");
    }

    static Key key(int number) {
        return Key.ofValue(content(number));
    }

    private static List<Change> puts(int from, int to) {
        return IntStream.range(from, to).mapToObj(FillsTheDisk::put).toList();
    }

    private static Change put(int number) {
        Provenance provenance = new Provenance(Origin.HELD, "", Instant.EPOCH, Instant.EPOCH.plusSeconds(number));
        return new Change.PutValue(new StoredValue(key(number), content(number), provenance));
    }

    private static Bytes content(int number) {
        byte[] bytes = new byte[8_000];
        new Random(number).nextBytes(bytes);
        return Bytes.wrap(bytes);
    }
}
