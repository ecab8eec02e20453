package io.qadom.wire;

import io.qadom.api.Bytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The golden vectors: text, and the bytes that {@code protoc} made of it. */
final class Vectors {

    static final Bytes NETWORK_ID = Bytes.ofUtf8("qadom-test-net-1");

    private static final Path ROOT = root();

    private Vectors() {}

    /** The vectors of a folder: {@code accepted}, {@code later} or {@code rejected}. */
    static List<Vector> in(String folder) {
        try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".txtpb"))
                    .map(file -> new Vector(folder, file.substring(0, file.length() - ".txtpb".length())))
                    .sorted((a, b) -> a.name.compareTo(b.name))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One vector by its file's name without what follows the last dot. */
    record Vector(String folder, String name) {

        String text() {
            return read(".txtpb");
        }

        byte[] bytes() {
            return HexFormat.of().parseHex(read(".hex").replace("\n", ""));
        }

        private String read(String extension) {
            try {
                return Files.readString(ROOT.resolve(folder).resolve(name + extension));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static Path root() {
        try {
            return Path.of(Objects.requireNonNull(Vectors.class.getResource("/vectors"))
                    .toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError("the vectors are files", e);
        }
    }
}
