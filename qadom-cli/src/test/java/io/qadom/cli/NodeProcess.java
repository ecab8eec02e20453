package io.qadom.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** {@code qadom node} as a process of its own. The process is gone when this is closed. */
final class NodeProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;
    private final Path errors;

    private NodeProcess(Process process, Path errors) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
        this.errors = errors;
    }

    static NodeProcess start(String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "io.qadom.cli.Qadom",
                "node"));
        command.addAll(List.of(options));
        Path errors = Files.createTempFile("qadom-node", ".err");
        Process process =
                new ProcessBuilder(command).redirectError(errors.toFile()).start();
        return new NodeProcess(process, errors);
    }

    /** The next line of the output; empty when the process ended without one. Blocks until then. */
    Optional<String> line() throws IOException {
        return Optional.ofNullable(output.readLine());
    }

    /** The {@code host:port} of the ready line. */
    String ready() throws IOException {
        String line = line().orElseThrow(() -> new AssertionError("the node is not ready: " + errors()));
        return line.split(" ", -1)[1];
    }

    /** Sends SIGTERM; by the handle, because the process itself would close its streams too. */
    void terminate() {
        process.toHandle().destroy();
    }

    void kill() {
        process.destroyForcibly().onExit().join();
    }

    int exitCode() throws InterruptedException {
        return process.waitFor();
    }

    String errors() {
        try {
            return Files.readString(errors);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        kill();
        output.close();
        Files.deleteIfExists(errors);
    }
}
