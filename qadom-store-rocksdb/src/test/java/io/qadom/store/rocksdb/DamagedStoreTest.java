package io.qadom.store.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qadom.api.Bytes;
import io.qadom.api.Key;
import io.qadom.spi.Change;
import io.qadom.spi.LoadedNow;
import io.qadom.spi.Provenance;
import io.qadom.spi.Provenance.Origin;
import io.qadom.spi.Store;
import io.qadom.spi.StoreException;
import io.qadom.spi.StoredValue;
import io.qadom.testkit.Keys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;

/** Files that somebody else wrote to. */
class DamagedStoreTest {

    private static final Key KEY = Keys.random(new Random(1));
    private static final StoredValue VALUE = new StoredValue(
            KEY,
            Bytes.ofUtf8("sudo python"),
            new Provenance(Origin.OWN, "", Instant.ofEpochMilli(1), Instant.ofEpochMilli(2)));

    @TempDir
    private Path directory;

    @Test
    void open_damagedManifest_isRefusedInOneLine() throws IOException {
        putValue();
        Files.write(manifest(), new byte[1_000]);
        assertThatThrownBy(this::openAndClose)
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith("cannot open the store in " + directory + ": its files are damaged")
                .hasMessageNotContaining("\n");
    }

    @Test
    void open_missingDirectory_isRefusedInOneLine() {
        Path missing = directory.resolve("no").resolve("such");
        assertThatThrownBy(() -> RocksDbStore.open(missing).close())
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(missing.toString())
                .hasMessageNotContaining("\n");
    }

    @Test
    void load_rowOfLaterVersion_isRefusedAndNeverFoundNow() throws RocksDBException {
        putValue();
        overwriteValue(new byte[] {2, 1, 0, 0});
        try (Store store = RocksDbStore.open(directory)) {
            assertThat(store.loadNow(KEY)).isEqualTo(LoadedNow.NotNow.INSTANCE);
            assertThatThrownBy(() -> store.load(KEY))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining(directory.toString())
                    .hasMessageContaining("version 2");
        }
    }

    @Test
    void commit_overDamagedRow_isRefusedAndOtherRowsStillWork() throws RocksDBException {
        putValue();
        overwriteValue(new byte[] {1, 1, 0, 0});
        StoredValue other = new StoredValue(Key.ofValue(VALUE.value()), VALUE.value(), VALUE.provenance());
        try (Store store = RocksDbStore.open(directory)) {
            assertThatThrownBy(() -> store.commit(List.of(new Change.PutValue(VALUE))))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("cut short");
            store.commit(List.of(new Change.PutValue(other)));
            assertThat(store.load(other.key())).contains(other);
            assertThat(store.usage().values()).isEqualTo(2);
        }
    }

    private void openAndClose() {
        RocksDbStore.open(directory).close();
    }

    private void putValue() {
        try (Store store = RocksDbStore.open(directory)) {
            store.commit(List.of(new Change.PutValue(VALUE)));
        }
    }

    private void overwriteValue(byte[] row) throws RocksDBException {
        // A store has been opened before, so the native library is loaded.
        try (Options options = new Options();
                RocksDB database = RocksDB.open(options, directory.toString())) {
            database.put(RowKeys.of(RowKeys.VALUE, KEY), row);
        }
    }

    private Path manifest() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> file.getFileName().toString().startsWith("MANIFEST"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
