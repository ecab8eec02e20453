package io.qadom.store.rocksdb;

import io.qadom.spi.StoreException;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rocksdb.RocksDBException;
import org.rocksdb.Status;

/** Says in one line what went wrong with a store. */
final class Failures {

    private final Path directory;

    /**
     * The failures of one store.
     *
     * @param directory named in each
     */
    Failures(Path directory) {
        this.directory = directory;
    }

    StoreException of(String action, RocksDBException cause) {
        String reason = oneLine(cause.getMessage());
        return new StoreException("cannot " + action + " the store in " + directory + ": " + why(cause, reason), cause);
    }

    private static String why(RocksDBException cause, String reason) {
        if (reason.contains("/LOCK:")) {
            return "it is in use by another node";
        } else if (isOutOfSpace(cause, reason)) {
            return "the disk is full (" + reason + ")";
        } else if (hasCode(cause, Status.Code.Corruption)) {
            return "its files are damaged; restore them, or empty the directory (" + reason + ")";
        }
        return reason;
    }

    StoreException outOfSpace(long bytesFree) {
        return new StoreException("cannot write to the store in " + directory + ": the disk is full, only " + bytesFree
                + " bytes are free");
    }

    StoreException closed() {
        return new StoreException("the store in " + directory + " is closed");
    }

    StoreException unusable(String why, Throwable cause) {
        return new StoreException("cannot open the store in " + directory + ": " + oneLine(why), cause);
    }

    private static boolean isOutOfSpace(RocksDBException cause, String reason) {
        Status status = cause.getStatus();
        String words = reason.toLowerCase(Locale.ROOT);
        return (status != null && status.getSubCode() == Status.SubCode.NoSpace)
                || words.contains("no space left")
                || words.contains("file too large")
                || words.contains("quota exceeded");
    }

    private static boolean hasCode(RocksDBException cause, Status.Code code) {
        Status status = cause.getStatus();
        return status != null && status.getCode() == code;
    }

    private static String oneLine(@Nullable String text) {
        return text == null ? "unknown" : text.strip().replaceAll("\\s+", " ");
    }
}
