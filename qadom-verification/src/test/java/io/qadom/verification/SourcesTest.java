package io.qadom.verification;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What only the sources show. */
class SourcesTest {

    private static final Path HOUSE = Path.of("..");
    private static final int FILE_LINES_MAX = 410;

    /** Put together, so that this file does not name what it looks for. */
    private static final Pattern WAITS_OR_SKIPS = Pattern.compile(String.join(
            "|",
            "Thread" + "\\.sleep\\(",
            "@" + "Disabled\\b",
            "@" + "RepeatedTest",
            "assume" + "(True|False|That)\\("));

    @Test
    void files_any_fitTheirBound() {
        assertThat(sources("src").filter(file -> lines(file).size() > FILE_LINES_MAX))
                .isEmpty();
    }

    @Test
    void tests_any_neitherSleepNorSkip() {
        assertThat(sources("src/test")
                        .filter(file -> lines(file).stream()
                                .anyMatch(line -> WAITS_OR_SKIPS.matcher(line).find())))
                .isEmpty();
    }

    @Test
    void mainPackages_any_sayWhatLivesThere() {
        assertThat(sources("src/main").map(Path::getParent).distinct())
                .allSatisfy(directory -> assertThat(directory.resolve("package-info.java"))
                        .content()
                        .contains("/**", "@NullMarked"));
    }

    @Test
    void waitsAndSkips_any_areSeen() {
        assertThat(Stream.of("Thread" + ".sleep(1);", "@" + "Disabled(\"later\")", "assume" + "True(false);"))
                .allMatch(line -> WAITS_OR_SKIPS.matcher(line).find());
        assertThat("@" + "DisabledOnOs(OS.WINDOWS)").doesNotContainPattern(WAITS_OR_SKIPS);
    }

    private static Stream<Path> sources(String under) {
        try (Stream<Path> modules = Files.list(HOUSE)) {
            List<Path> found = modules.map(module -> module.resolve(under))
                    .filter(Files::isDirectory)
                    .flatMap(SourcesTest::javaFiles)
                    .toList();
            assertThat(found).hasSizeGreaterThan(50);
            return found.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> javaFiles(Path directory) {
        try (Stream<Path> all = Files.walk(directory)) {
            return all.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
