package io.qadom.store.rocksdb;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.rocksdb.RocksDB;
import org.rocksdb.util.Environment;

/**
 * Loads RocksDB's native code, 17 MB, once in the life of the process. RocksDB's own loader leaves its unpacked copy in the
 * temporary directory for good when the process is killed; this one deletes it as soon as it is loaded. A copy on
 * {@code java.library.path} is used where it is.
 */
final class NativeLibrary {

    private static boolean loaded;

    private NativeLibrary() {}

    /**
     * Loads the library unless it is.
     *
     * @throws IOException when it cannot be unpacked
     * @throws UnsatisfiedLinkError when the system does not take it
     */
    static synchronized void load() throws IOException {
        if (loaded) {
            return;
        }
        String name = Environment.getJniLibraryFileName("rocksdb");
        try (InputStream packed = RocksDB.class.getResourceAsStream("/" + name)) {
            if (packed == null || isOnLibraryPath(name)) {
                RocksDB.loadLibrary();
            } else {
                unpackAndLoad(packed);
            }
        }
        loaded = true;
    }

    private static boolean isOnLibraryPath(String name) {
        String path = System.getProperty("java.library.path", "");
        return Stream.of(path.split(Pattern.quote(File.pathSeparator), -1))
                .anyMatch(directory -> !directory.isEmpty() && Files.exists(Path.of(directory, name)));
    }

    private static void unpackAndLoad(InputStream packed) throws IOException {
        Path directory = Files.createTempDirectory("qadom-rocksdb");
        // The name that RocksDB looks for in a directory it is given; not the one inside its jar.
        Path library = directory.resolve(Environment.getJniLibraryFileName("rocksdbjni"));
        try {
            Files.copy(packed, library);
            RocksDB.loadLibrary(List.of(directory.toString()));
        } finally {
            delete(library);
            delete(directory);
        }
    }

    private static void delete(Path file) {
        if (!file.toFile().delete()) {
            // Windows keeps the file of a loaded library.
            file.toFile().deleteOnExit();
        }
    }
}
