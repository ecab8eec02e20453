package io.qadom.store.rocksdb;

import io.qadom.api.Bytes;
import io.qadom.api.Key;
import io.qadom.spi.Change;
import io.qadom.spi.LoadedNow;
import io.qadom.spi.Provenance;
import io.qadom.spi.Provenance.Origin;
import io.qadom.spi.Store;
import io.qadom.spi.StoreException;
import io.qadom.spi.StoredValue;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A process that writes until the system refuses, and prints what still works then. */
final class LimitedWriter {

    private static final int VALUES_MAX = 1_000;
    private static final Provenance PROVENANCE =
            new Provenance(Origin.HELD, "", Instant.ofEpochMilli(1), Instant.ofEpochMilli(2));

    private LimitedWriter() {}

    /**
     * Writes.
     *
     * @param arguments the directory of the store
     */
    public static void main(String[] arguments) {
        try (Store store = RocksDbStore.open(Path.of(arguments[0]))) {
            int committed = writeUntilRefused(store);
            System.out.println("reads go on: " + holdsExactly(store, committed));
            store.commit(List.of(new Change.PutValue(value(committed))));
            System.out.println("commits go on: " + holdsExactly(store, committed + 1));
            System.out.println(committed + 1);
        }
    }

    private static int writeUntilRefused(Store store) {
        for (int number = 0; number < VALUES_MAX; number++) {
            try {
                store.commit(List.of(new Change.PutValue(value(number))));
            } catch (StoreException e) {
                System.out.println("refused: " + e.getMessage());
                return number;
            }
        }
        throw new AssertionError("nothing refused " + VALUES_MAX + " values");
    }

    /** Whether the first values are there, in all ways of asking, and no other. */
    static boolean holdsExactly(Store store, int count) {
        boolean all = IntStream.range(0, count)
                .allMatch(number -> store.load(key(number)).equals(Optional.of(value(number)))
                        && !(store.loadNow(key(number)) instanceof LoadedNow.Absent));
        return all
                && store.usage().values() == count
                && store.load(key(count)).isEmpty()
                && !(store.loadNow(key(count)) instanceof LoadedNow.Found);
    }

    /** Large in the log, small in a table: recovery finds room where the log did not. */
    private static StoredValue value(int number) {
        return new StoredValue(key(number), Bytes.wrap(new byte[8192]), PROVENANCE);
    }

    private static Key key(int number) {
        return Key.of(ByteBuffer.allocate(Key.BYTES).putInt(number).array());
    }
}
