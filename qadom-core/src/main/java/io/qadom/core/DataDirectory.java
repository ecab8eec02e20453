package io.qadom.core;

import io.qadom.api.QadomException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * A node's directory: {@code LOCK} (held while the node runs), {@code FORMAT} (the version of this layout),
 * {@code identity.pem} (mode 0600) and one directory for each store, by its name.
 */
final class DataDirectory implements AutoCloseable {

    private static final String FORMAT = "qadom data 1\n";
    private static final String NAMELESS = "?";

    private final Path directory;
    private final FileChannel lock;

    private DataDirectory(Path directory, FileChannel lock) {
        this.directory = directory;
        this.lock = lock;
    }

    /** Opens a directory, making it when it is not there. */
    static DataDirectory open(Path directory) {
        FileChannel lock = null;
        try {
            create(directory);
            checkOwner(directory);
            lock = FileChannel.open(directory.resolve("LOCK"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            acquire(lock, directory);
            checkFormat(directory.resolve("FORMAT"), directory);
            return new DataDirectory(directory, lock);
        } catch (AccessDeniedException e) {
            release(lock);
            throw new QadomException(
                    "data directory " + directory + " cannot be written by user " + System.getProperty("user.name")
                            + "; give another directory",
                    e);
        } catch (IOException e) {
            release(lock);
            throw new QadomException("data directory " + directory + " cannot be opened: " + reason(e), e);
        } catch (QadomException e) {
            release(lock);
            throw e;
        }
    }

    private static void create(Path directory) throws IOException {
        if (Files.exists(directory) && !Files.isDirectory(directory)) {
            throw new QadomException("data directory " + directory + " is a file; give a directory");
        }
        if (isPosix(directory)) {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(directory);
        }
    }

    /** A user without an entry in the system's list, usual in containers, has the name "?": then permissions decide. */
    private static void checkOwner(Path directory) throws IOException {
        String owner = Files.getOwner(directory, LinkOption.NOFOLLOW_LINKS).getName();
        String user = System.getProperty("user.name");
        if (isPosix(directory) && !owner.equals(user) && !user.equals(NAMELESS)) {
            throw new QadomException("data directory " + directory + " belongs to user " + owner + ", not to " + user
                    + "; run the node as that user or give another directory");
        }
    }

    private static void acquire(FileChannel channel, Path directory) throws IOException {
        FileLock held;
        try {
            held = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            held = null;
        }
        if (held == null) {
            throw new QadomException("data directory " + directory
                    + " is in use by another node; stop that node or give another directory");
        }
    }

    private static void checkFormat(Path file, Path directory) throws IOException {
        if (!Files.exists(file)) {
            writeWhole(file, FORMAT);
            return;
        }
        String found = Files.readString(file);
        if (!found.equals(FORMAT)) {
            throw new QadomException("data directory " + directory + " has the format '" + found.strip()
                    + "', this version reads '" + FORMAT.strip() + "'; use the version of qadom that made it");
        }
    }

    /** The node's identity, made when there is none. */
    Identity identity() {
        Path file = directory.resolve("identity.pem");
        try {
            if (Files.exists(file)) {
                checkPrivate(file);
                return Identity.ofPem(Files.readString(file))
                        .orElseThrow(() -> new QadomException(
                                "identity file " + file + " holds no X25519 private key; restore it or remove it"));
            }
            Identity identity = Identity.generate();
            writeWhole(file, identity.toPem());
            return identity;
        } catch (IOException e) {
            throw new QadomException("identity file " + file + " cannot be used: " + reason(e), e);
        }
    }

    private static void checkPrivate(Path file) throws IOException {
        if (isPosix(file)
                && Files.getPosixFilePermissions(file).stream()
                        .anyMatch(permission -> !permission.name().startsWith("OWNER"))) {
            throw new QadomException("identity file " + file + " can be used by others; run chmod 600 on it");
        }
    }

    /** The directory of a store. */
    Path storeDirectory(String store) {
        Path path = directory.resolve(store);
        try {
            create(path);
        } catch (IOException e) {
            throw new QadomException("store directory " + path + " cannot be made: " + reason(e), e);
        }
        return path;
    }

    /** Writes a file that is there whole or not at all, readable by its owner only. */
    private static void writeWhole(Path file, String text) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        if (isPosix(file)) {
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.write(StandardCharsets.UTF_8.encode(text));
            channel.force(true);
        }
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static boolean isPosix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }

    private static String reason(IOException e) {
        String message = e.getMessage();
        return e.getClass().getSimpleName() + (message == null ? "" : " " + message);
    }

    private static void release(@Nullable FileChannel channel) {
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // the lock goes with the process at the latest
        }
    }

    @Override
    public void close() {
        release(lock);
    }
}
