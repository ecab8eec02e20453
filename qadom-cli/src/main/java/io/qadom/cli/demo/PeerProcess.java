package io.qadom.cli.demo;

import io.qadom.api.NodeAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** A running {@link DemoPeer}, started from the Java and the class path of this process. */
final class PeerProcess {

    /** Far more than a step takes: a slow machine shall not fail the story. */
    private static final long ANSWER_SECONDS = 120;

    /** Options of this process that the peers need too: native access, and the archive that makes them start sooner. */
    private static final List<String> INHERITED =
            List.of("--enable-native-access", "-Xshare:", "-XX:SharedArchiveFile=", "-Dio.netty.");

    private final Process process;
    private final Writer prompt;
    private final BufferedReader answers;
    private final ExecutorService readers;

    private PeerProcess(Process process, ExecutorService readers) {
        this.process = process;
        this.readers = readers;
        prompt = process.outputWriter(StandardCharsets.UTF_8);
        answers = process.inputReader(StandardCharsets.UTF_8);
    }

    /**
     * Starts a peer. Returns at once; {@link #awaitReady} tells when it listens and has joined.
     *
     * @param port where it listens, 0 for a free one
     * @param data where it keeps what it must not forget
     * @param join how it joins, see {@link DemoPeer}
     * @param readers runs what waits for its answers
     */
    static PeerProcess start(int port, Path data, String join, ExecutorService readers) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        inherited().forEach(command::add);
        // Five start at once and live for seconds: the first compiler does.
        command.add("-XX:TieredStopAtLevel=1");
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), DemoPeer.class.getName()));
        command.addAll(List.of(String.valueOf(port), data.toString(), join));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            return new PeerProcess(process, readers);
        } catch (IOException e) {
            throw new StepFailedException("start: " + e.getMessage(), e);
        }
    }

    private static Stream<String> inherited() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> INHERITED.stream().anyMatch(argument::startsWith));
    }

    /** Waits until the peer listens and has joined; says where it listens. */
    NodeAddress awaitReady() {
        return NodeAddress.parse(answer("start", "ready"));
    }

    /**
     * Types a line into the peer's prompt.
     *
     * @param line the command
     * @param kind the word that the answer must begin with
     * @return the rest of the answer
     * @throws StepFailedException when the answer is another one, or none
     */
    String ask(String line, String kind) {
        try {
            prompt.write(line + "\n");
            prompt.flush();
        } catch (IOException e) {
            throw new StepFailedException(line + ": the process is gone", e);
        }
        return answer(line, kind);
    }

    private String answer(String line, String kind) {
        String answer = readLine(line);
        if (!answer.startsWith(kind + " ")) {
            throw new StepFailedException(line + ": " + answer);
        }
        return answer.substring(kind.length() + 1);
    }

    private String readLine(String line) {
        try {
            String answer =
                    CompletableFuture.supplyAsync(this::readLineOrEnd, readers).get(ANSWER_SECONDS, TimeUnit.SECONDS);
            if (answer.isEmpty()) {
                throw new StepFailedException(line + ": the process has ended");
            }
            return answer;
        } catch (TimeoutException e) {
            throw new StepFailedException(line + ": no answer within " + ANSWER_SECONDS + " s", e);
        } catch (ExecutionException e) {
            throw new StepFailedException(line + ": " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StepFailedException(line + ": interrupted", e);
        }
    }

    private String readLineOrEnd() {
        try {
            String line = answers.readLine();
            return line == null ? "" : line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The operating system's number of the process. */
    long pid() {
        return process.pid();
    }

    /** Kills the process with SIGKILL, which it cannot see coming, and waits until it is gone. */
    void kill() {
        process.destroyForcibly();
        boolean interrupted = false;
        while (process.isAlive()) {
            try {
                process.waitFor();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
