package io.qadom.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.qadom.cli.Qadom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchFilesCommandTest {

    private final CapturedConsole captured = new CapturedConsole();

    @TempDir
    private Path directory;

    private int benchFiles(String... arguments) {
        return Qadom.run(
                captured.console(),
                Stream.concat(Stream.of("bench", "files"), Stream.of(arguments)).toArray(String[]::new));
    }

    private void write(String name, int length) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        byte[] content = new byte[length];
        Arrays.fill(content, (byte) length);
        Files.write(file, content);
    }

    @Test
    void benchFiles_filesOfEverySize_comeBackIdenticalAlsoAfterTheKill() throws IOException {
        write("one", 1);
        write("deep/down/some", 777);
        write("deep/longest", 8_192);
        write("too-long", 8_193);
        write("empty", 0);
        write("same-as-one", 1);

        int code = benchFiles(directory.toString(), "--peers", "16", "--replication", "4", "--kill", "0.125", "--json");

        assertThat(captured.err()).isEmpty();
        assertThat(code).isZero();
        assertThat(captured.objects())
                .extracting(phase -> phase.get("phase"))
                .containsExactly("bootstrap", "put_seq", "get_seq", "get_seq_kill13", "end");
        assertThat(captured.objects().subList(1, 4))
                .allSatisfy(phase -> assertThat(phase).containsAllEntriesOf(Map.of("ops", "3", "ok", "3")));
        assertThat(captured.objects().get(4).get("slowdown")).isNotNull();
    }

    @Test
    void benchFiles_nothingFits_endsWithUsageErrorThatNamesTheDirectory() {
        int code = benchFiles(directory.toString());

        assertThat(code).isEqualTo(2);
        assertThat(captured.err())
                .contains(directory.toString())
                .contains("8192")
                .hasLineCount(1);
    }

    @Test
    void benchFiles_noSuchDirectory_endsWithUsageErrorThatNamesIt() {
        int code = benchFiles(directory.resolve("gone").toString());

        assertThat(code).isEqualTo(2);
        assertThat(captured.err()).contains("gone").hasLineCount(1);
    }
}
