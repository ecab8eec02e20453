package io.qadom.cli.console;

import io.qadom.api.Bytes;
import io.qadom.api.Peer;
import io.qadom.api.QadomException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Values in files and on the standard input. */
public final class ValueFile {

    /** The name that stands for the standard input. */
    public static final String STANDARD_INPUT = "-";

    private ValueFile() {}

    /**
     * Reads a value. One byte more than the longest value is read, never more.
     *
     * @param file a path, or {@link #STANDARD_INPUT}
     * @param console gives the standard input
     * @return 0 to {@value Peer#VALUE_BYTES_MAX} bytes
     * @throws QadomException when it cannot be read
     * @throws IllegalArgumentException when it is too long
     */
    public static Bytes read(String file, Console console) {
        boolean standard = file.equals(STANDARD_INPUT);
        String name = standard ? "the standard input" : "file '" + file + "'";
        byte[] bytes;
        try (InputStream in = standard ? console.in() : Files.newInputStream(Path.of(file))) {
            bytes = in.readNBytes(Peer.VALUE_BYTES_MAX + 1);
        } catch (IOException e) {
            throw new QadomException(name + " cannot be read: " + reason(e), e);
        }
        if (bytes.length > Peer.VALUE_BYTES_MAX) {
            throw new IllegalArgumentException(name + " has more than " + Peer.VALUE_BYTES_MAX
                    + " bytes, the most that a value may have; cut it into several values");
        }
        return Bytes.wrap(bytes);
    }

    /**
     * Writes a value, over what was there.
     *
     * @param file where to
     * @param value the bytes
     * @throws QadomException when it cannot be written
     */
    public static void write(Path file, Bytes value) {
        try {
            Files.write(file, value.toByteArray());
        } catch (IOException e) {
            throw new QadomException("file '" + file + "' cannot be written: " + reason(e), e);
        }
    }

    /** The file system's own exceptions say nothing but the name of the file. */
    private static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such file or directory";
        }
        return e instanceof AccessDeniedException ? "permission denied" : String.valueOf(e.getMessage());
    }
}
