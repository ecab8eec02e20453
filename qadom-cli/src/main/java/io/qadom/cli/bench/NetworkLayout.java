package io.qadom.cli.bench;

import io.qadom.cli.console.Bounds;
import io.qadom.core.Settings;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What network to open.
 *
 * @param peers how many, 2 to 1,000
 * @param replication how many peers hold a value, 1 to 20
 * @param store the storage module of every peer
 * @param data where peers that keep files keep them; empty for a temporary directory
 */
record NetworkLayout(int peers, int replication, String store, Optional<Path> data) {

    NetworkLayout {
        Bounds.check("--peers", peers, 2, 1_000);
        Bounds.check("--replication", replication, 1, Settings.BUCKET_SIZE_MAX);
    }

    /** A smaller network of the same kind, on directories of its own. */
    NetworkLayout smaller(int fewer) {
        return new NetworkLayout(Math.min(peers, fewer), replication, store, Optional.empty());
    }
}
