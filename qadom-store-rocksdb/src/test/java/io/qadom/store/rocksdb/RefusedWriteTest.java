package io.qadom.store.rocksdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.qadom.spi.Store;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.RocksDB;
import org.rocksdb.util.Environment;

/** What the store does when the system refuses a write: another process runs under a limit on the size of a file. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no limit on the size of a file")
class RefusedWriteTest {

    private static final String LIMITED = "ulimit -f 2048; exec \"$@\"";

    @Test
    void commit_refusedBySystem_readsGoOnAndLaterCommitsSucceed(@TempDir Path store, @TempDir Path libraries)
            throws Exception {
        List<String> printed = runLimited(store, libraries);
        assertThat(printed).hasSize(4);
        assertThat(printed.get(0))
                .startsWith("refused: cannot write to the store in " + store + ": the disk is full")
                .contains("File too large");
        assertThat(printed.get(1)).isEqualTo("reads go on: true");
        assertThat(printed.get(2)).isEqualTo("commits go on: true");
        try (Store left = RocksDbStore.open(store)) {
            int count = Integer.parseInt(printed.get(3));
            assertThat(count).isGreaterThan(50);
            assertThat(LimitedWriter.holdsExactly(left, count)).isTrue();
        }
    }

    private static List<String> runLimited(Path store, Path libraries) throws Exception {
        unpackLibrary(libraries);
        Process process = new ProcessBuilder(
                        "sh",
                        "-c",
                        LIMITED,
                        "limited",
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Djava.library.path=" + libraries,
                        "-XX:-UsePerfData",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LimitedWriter.class.getName(),
                        store.toString())
                .redirectErrorStream(true)
                .start();
        try (InputStream output = process.getInputStream()) {
            return new String(output.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } finally {
            process.destroyForcibly().waitFor();
        }
    }

    /** The limit would stop the other process from unpacking its own copy. */
    private static void unpackLibrary(Path libraries) throws IOException {
        String name = Environment.getJniLibraryFileName("rocksdb");
        try (InputStream packed = RocksDB.class.getResourceAsStream("/" + name)) {
            assertThat(packed).as(name).isNotNull();
            Files.copy(packed, libraries.resolve(name));
        }
    }
}
