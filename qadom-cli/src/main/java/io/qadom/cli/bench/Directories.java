package io.qadom.cli.bench;

import io.qadom.api.QadomException;
import io.qadom.cli.console.TemporaryFolder;
import io.qadom.spi.StoreProvider;
import java.nio.file.Path;
import java.util.Optional;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** A data directory for each peer, where its store keeps files; the temporary ones are deleted at the end. */
final class Directories implements AutoCloseable {

    private final Optional<Path> root;
    private final @Nullable TemporaryFolder temporary;

    private Directories(Optional<Path> root, @Nullable TemporaryFolder temporary) {
        this.root = root;
        this.temporary = temporary;
    }

    static Directories of(NetworkLayout layout) {
        if (layout.data().isPresent() || !keepsFiles(layout.store())) {
            return new Directories(layout.data(), null);
        }
        TemporaryFolder folder = TemporaryFolder.create("qadom-bench-");
        Directories directories = new Directories(Optional.of(folder.path()), folder);
        Runtime.getRuntime().addShutdownHook(new Thread(directories::closeInterrupted, "bench-cleanup"));
        return directories;
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
        if (temporary != null) {
            temporary.close();
        }
    }

    /** After Ctrl-C peers may still be writing. */
    private void closeInterrupted() {
        try {
            close();
        } catch (QadomException e) {
            // What was written meanwhile stays where temporary files are.
        }
    }
}
