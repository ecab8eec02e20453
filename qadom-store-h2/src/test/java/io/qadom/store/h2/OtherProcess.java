package io.qadom.store.h2;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A program of this module's tests, run by a shell in a process of its own, talking in lines. Killed when closed. */
final class OtherProcess implements AutoCloseable {

    private final Process process;
    private final BufferedReader lines;

    private OtherProcess(Process process) {
        this.process = process;
        lines = process.inputReader(StandardCharsets.UTF_8);
    }

    /** Runs a program on a directory, after a command of the shell that ends in a semicolon, or none. */
    static OtherProcess start(String before, Class<?> program, Path directory) throws IOException {
        List<String> command = List.of(
                "sh",
                "-c",
                before + "exec \"$0\" \"$@\"",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName(),
                directory.toString());
        return new OtherProcess(
                new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    /** The next line it says; it says no more when that is empty. */
    String line() throws IOException {
        String line = lines.readLine();
        return line == null ? "" : line;
    }

    void say(String line) throws IOException {
        Writer writer = process.outputWriter(StandardCharsets.UTF_8);
        writer.write(line + "\n");
        writer.flush();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
