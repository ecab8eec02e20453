package io.qadom.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.AnnotatedElementContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.io.TempDirFactory;

/** The distribution as it was laid out by this build, run through its launcher. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class LauncherIT {

    /** Nothing can be made below it. */
    private static final String NO_CACHE = "/dev/null";

    @TempDir(factory = InTarget.class)
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    /** On the disk of the distribution, so that jars can be linked and not copied. */
    static final class InTarget implements TempDirFactory {

        @Override
        public Path createTempDirectory(AnnotatedElementContext element, ExtensionContext context) throws IOException {
            return Files.createTempDirectory(Path.of("target").toAbsolutePath(), "launcher-");
        }
    }

    private static Path launcher() throws IOException {
        try (DirectoryStream<Path> distributions = Files.newDirectoryStream(Path.of("target"), "qadom-*")) {
            for (Path distribution : distributions) {
                Path launcher = distribution.resolve("bin/qadom");
                if (Files.exists(launcher)) {
                    return launcher.toAbsolutePath();
                }
            }
        }
        throw new AssertionError("there is no distribution in target/");
    }

    private record Ended(int code, String output, String errors) {}

    private static Ended run(Path launcher, Map<String, String> variables, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(variables);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String errors = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output, errors);
    }

    @Test
    void launcher_firstUse_makesAnArchiveThatLaterUsesTake() throws Exception {
        Map<String, String> cache = Map.of("XDG_CACHE_HOME", directory.toString());

        Ended first = run(launcher(), cache, "--version");
        await().atMost(Duration.ofSeconds(50)).until(() -> archives() == 1 && locks() == 0);
        Map<String, String> demanded = Map.of("XDG_CACHE_HOME", directory.toString(), "QADOM_OPTS", "-Xshare:on");
        Ended second = run(launcher(), demanded, "--version");

        assertThat(first.output()).startsWith("qadom ");
        // With -Xshare:on a JVM that cannot use the archive does not start.
        assertThat(second).isEqualTo(first).isEqualTo(new Ended(0, first.output(), ""));
    }

    private long archives() throws IOException {
        return count(".jsa");
    }

    private long locks() throws IOException {
        return count(".lock");
    }

    private long count(String ending) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(ending)).count();
        }
    }

    @Test
    void launcher_throughALink_findsItsJars() throws Exception {
        Path link = Files.createSymbolicLink(directory.resolve("q"), copyWithout("nothing"));

        Ended ended = run(link, Map.of("XDG_CACHE_HOME", NO_CACHE), "--version");

        assertThat(ended.code()).isZero();
        assertThat(ended.output()).startsWith("qadom ");
    }

    @Test
    void launcher_javaHomeWithoutJava_saysSo() throws Exception {
        Ended ended = run(launcher(), Map.of("JAVA_HOME", directory.toString()), "--version");

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.output()).isEmpty();
        assertThat(ended.errors()).contains("JAVA_HOME", directory.toString()).hasLineCount(1);
    }

    @Test
    void node_jarOfItsStoreTakenAway_endsWithUsageAndNamesTheJar() throws Exception {
        Path copy = copyWithout("qadom-store-rocksdb");

        Ended ended =
                run(copy, Map.of("XDG_CACHE_HOME", NO_CACHE), "node", "--port", "0", "--data", directory.toString());

        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.output()).isEmpty();
        assertThat(ended.errors())
                .contains("rocksdb", "qadom-store-rocksdb", "memory", "h2")
                .hasLineCount(1);
    }

    /** A distribution whose jars are linked, all but those of one artifact. */
    private Path copyWithout(String artifact) throws IOException {
        Path original = launcher();
        Path lib = Files.createDirectories(directory.resolve("copy/lib"));
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(original.resolveSibling("../lib"), "*.jar")) {
            for (Path jar : jars) {
                if (!jar.getFileName().toString().startsWith(artifact)) {
                    Files.createLink(lib.resolve(jar.getFileName()), jar);
                }
            }
        }
        Path bin = Files.createDirectories(directory.resolve("copy/bin"));
        return Files.copy(original, bin.resolve("qadom"), StandardCopyOption.COPY_ATTRIBUTES);
    }
}
