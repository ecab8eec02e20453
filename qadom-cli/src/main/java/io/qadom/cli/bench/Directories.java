package io.qadom.cli.bench;

import io.qadom.api.QadomException;
import io.qadom.spi.StoreProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.ServiceLoader;

/** A data directory for each peer, where its store keeps files; the temporary ones are deleted at the end. */
final class Directories implements AutoCloseable {

    private final Optional<Path> root;
    private final boolean temporary;

    private Directories(Optional<Path> root, boolean temporary) {
        this.root = root;
        this.temporary = temporary;
    }

    static Directories of(NetworkLayout layout) {
        if (layout.data().isPresent() || !keepsFiles(layout.store())) {
            return new Directories(layout.data(), false);
        }
        try {
            return new Directories(Optional.of(Files.createTempDirectory("qadom-bench-")), true);
        } catch (IOException e) {
            throw new QadomException("no temporary directory can be made: " + e.getMessage() + "; give --data DIR", e);
        }
    }

    private static boolean keepsFiles(String store) {
        return ServiceLoader.load(StoreProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .anyMatch(provider -> provider.name().equals(store) && provider.persistent());
    }

    /** The directory of one peer, or empty when it keeps no files. */
    Optional<Path> of(int index) {
        return root.map(directory -> directory.resolve("peer-" + index));
    }

    @Override
    public void close() {
        if (temporary) {
            root.ifPresent(Directories::delete);
        }
    }

    private static void delete(Path directory) {
        try (var files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder()).forEach(Directories::deleteOne);
        } catch (IOException | UncheckedIOException e) {
            throw new QadomException(directory + " could not be deleted: " + e.getMessage(), e);
        }
    }

    private static void deleteOne(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
