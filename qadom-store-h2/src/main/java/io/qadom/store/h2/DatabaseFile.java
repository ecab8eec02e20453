package io.qadom.store.h2;

import io.qadom.spi.StoreException;
import io.qadom.spi.StoreUsage;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * The file and whatever connection to it is open. H2 closes a database on a full or failing disk, and after a failed
 * write nobody can say what it still has in memory. So there is one rule: what failed is abandoned without another
 * write, and the next call opens the file anew, which holds what was committed. A read is tried once more that way; a
 * write is not, its caller decides.
 */
final class DatabaseFile {

    /** What H2 adds to the name in a URL. */
    static final String SUFFIX = ".mv.db";

    private final Path file;
    private @Nullable OpenDatabase open;
    private StoreUsage usage = StoreUsage.NONE;

    private DatabaseFile(Path file) {
        this.file = file;
    }

    static DatabaseFile open(Path directory) {
        Path file = directory.toAbsolutePath().normalize().resolve("qadom" + SUFFIX);
        if (file.toString().indexOf(';') >= 0) {
            throw new StoreException("cannot open " + file + ": H2 takes no path with a ';' in it");
        }
        if (Files.notExists(file)) {
            create(file);
            forceDirectory(directory);
        }
        DatabaseFile database = new DatabaseFile(file);
        database.opened();
        return database;
    }

    /** Makes the file under another name first: under its own it is always whole, and one without tables is damaged. */
    private static void create(Path file) {
        Path unfinished = file.resolveSibling("qadom-unfinished" + SUFFIX);
        try {
            OpenDatabase.create(unfinished);
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (SQLException | IOException | RuntimeException e) {
            throw FailureLine.of(unfinished, e);
        }
    }

    /** A new name is safe only when the directory that holds it is. */
    private static void forceDirectory(Path directory) {
        try (FileChannel names = FileChannel.open(directory, StandardOpenOption.READ)) {
            names.force(true);
        } catch (IOException e) {
            // Windows opens no directory and needs no force: the name is written with the file.
        }
    }

    /** What is done with an open database. */
    interface Work<T> {
        T on(OpenDatabase database) throws SQLException;
    }

    <T> T read(Work<T> work) {
        boolean isFresh = open == null;
        try {
            return run(work);
        } catch (StoreException e) {
            if (isFresh) {
                throw e;
            }
        }
        return run(work);
    }

    <T> T write(Work<T> work) {
        T written = run(database -> {
            T result = work.on(database);
            database.commit();
            usage = database.usage();
            return result;
        });
        tidy();
        return written;
    }

    private void tidy() {
        try {
            run(database -> {
                database.tidy();
                return database;
            });
        } catch (StoreException e) {
            // Short of space, most likely. What was committed is on disk, and the next call opens the file anew.
        }
    }

    private <T> T run(Work<T> work) {
        OpenDatabase database = opened();
        boolean done = false;
        try {
            T result = work.on(database);
            done = true;
            return result;
        } catch (SQLException | RuntimeException e) {
            throw FailureLine.of(file, e);
        } finally {
            if (!done) {
                open = null;
                database.abandon();
            }
        }
    }

    private OpenDatabase opened() {
        OpenDatabase database = open;
        if (database == null) {
            database = openAnew();
            usage = database.usage();
            open = database;
        }
        return database;
    }

    private OpenDatabase openAnew() {
        try {
            return OpenDatabase.open(file);
        } catch (SQLException | RuntimeException e) {
            throw FailureLine.of(file, e);
        }
    }

    StoreUsage usage() {
        return usage;
    }

    void close() {
        OpenDatabase database = open;
        open = null;
        if (database != null) {
            try {
                database.close();
            } catch (SQLException | RuntimeException e) {
                throw FailureLine.of(file, e);
            }
        }
    }
}
