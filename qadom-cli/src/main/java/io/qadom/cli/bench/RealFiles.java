package io.qadom.cli.bench;

import io.qadom.api.Bytes;
import io.qadom.api.Peer;
import io.qadom.api.QadomException;
import io.qadom.cli.console.Bounds;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The contents of the files below a directory that fit a value, each content once, in the order of their paths. */
final class RealFiles implements ValueSource {

    private final List<Bytes> contents;
    private final Iterator<Bytes> next;

    private RealFiles(List<Bytes> contents) {
        this.contents = contents;
        this.next = contents.iterator();
    }

    /**
     * Reads files.
     *
     * @param directory where they are, however deep
     * @param limit how many at most, 1 to 100,000
     * @return those of 1 to 8,192 bytes
     * @throws QadomException when they cannot be read or none fits
     */
    static RealFiles below(Path directory, int limit) {
        Bounds.check("--limit", limit, 1, 100_000);
        Set<Bytes> contents = new LinkedHashSet<>();
        try (Stream<Path> paths = Files.walk(directory)) {
            Iterator<Path> fitting = paths.filter(RealFiles::fits).sorted().iterator();
            while (fitting.hasNext() && contents.size() < limit) {
                contents.add(Bytes.wrap(Files.readAllBytes(fitting.next())));
            }
        } catch (IOException | UncheckedIOException e) {
            throw new QadomException("the files below " + directory + " cannot be read: " + e.getMessage(), e);
        }
        if (contents.isEmpty()) {
            throw new QadomException("no file below " + directory + " has 1 to " + Peer.VALUE_BYTES_MAX + " bytes");
        }
        return new RealFiles(List.copyOf(contents));
    }

    private static boolean fits(Path path) {
        try {
            return Files.isRegularFile(path) && Files.size(path) >= 1 && Files.size(path) <= Peer.VALUE_BYTES_MAX;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** How many files there are. */
    int count() {
        return contents.size();
    }

    @Override
    public Bytes next() {
        return next.next();
    }

    @Override
    public int size() {
        return (int) contents.stream().mapToInt(Bytes::length).average().orElse(0);
    }
}
