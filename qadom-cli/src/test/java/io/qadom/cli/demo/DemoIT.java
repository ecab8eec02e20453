package io.qadom.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.qadom.cli.Qadom;
import io.qadom.cli.console.Console;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DemoIT {

    private static final String KEY = "44523492095186523269265158000087001266127815262863473237438729878159874507476";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Console console = new Console(
            InputStream.nullInputStream(), out, new PrintStream(err, true, StandardCharsets.UTF_8), Map.of());

    private static List<String> temporaryFolders() {
        File[] folders = Path.of(System.getProperty("java.io.tmpdir"))
                .toFile()
                .listFiles((parent, name) -> name.startsWith("qadom-demo-"));
        return folders == null
                ? List.of()
                : List.of(folders).stream().map(File::getName).toList();
    }

    @Test
    void demo_fiveProcesses_everyStepHoldsAndNothingIsLeft() {
        List<String> foldersBefore = temporaryFolders();

        int code = Qadom.run(console, "demo");

        List<String> lines = out.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
        assertThat(code).isZero();
        assertThat(lines)
                .anyMatch(line -> line.matches("peer 1 +set +\"sudo python\" -> " + KEY + ", held by 3 others"));
        assertThat(lines).anyMatch(line -> line.matches("peer 2 +get +" + KEY + " -> \"sudo python\", from peer \\d"));
        assertThat(lines.get(lines.size() - 2)).matches("peer 3 +get +" + KEY + " -> \"sudo python\", from .*");
        assertThat(temporaryFolders()).isSubsetOf(foldersBefore);
        assertThat(ProcessHandle.current().children()).noneMatch(DemoIT::isPeer);
    }

    private static boolean isPeer(ProcessHandle process) {
        return process.info().commandLine().orElse("").contains(DemoPeer.class.getName());
    }
}
