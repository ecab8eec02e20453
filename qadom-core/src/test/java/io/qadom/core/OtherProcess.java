package io.qadom.core;

import io.qadom.api.Peer;
import io.qadom.api.QadomException;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** Another Java process that opens a data directory, says what came of it, and holds it until its input ends. */
final class OtherProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;

    private OtherProcess(Process process) {
        this.process = process;
        output = process.inputReader(StandardCharsets.UTF_8);
    }

    static OtherProcess holding(Path directory) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto", "-cp", classPath()));
        command.addAll(List.of(Holder.class.getName(), directory.toString()));
        return new OtherProcess(
                new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    private static String classPath() {
        return Stream.of(Peer.class, DataDirectory.class, OtherProcess.class, LoggerFactory.class)
                .map(OtherProcess::placeOf)
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String placeOf(Class<?> type) {
        try {
            URL place = type.getProtectionDomain().getCodeSource().getLocation();
            return Path.of(place.toURI()).toString();
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    String firstLine() {
        try {
            return String.valueOf(output.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        process.outputWriter(StandardCharsets.UTF_8).close();
        process.onExit().join();
        output.close();
    }

    /** What the other process runs. */
    static final class Holder {

        private Holder() {}

        public static void main(String[] args) throws IOException {
            try (DataDirectory directory = DataDirectory.open(Path.of(args[0]))) {
                System.out.println(directory == null ? "" : "open");
                while (System.in.read() >= 0) {
                    // holds the directory until whoever started it lets go
                }
            } catch (QadomException e) {
                System.out.println(e.getMessage());
            }
        }
    }
}
