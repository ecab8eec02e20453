package io.qadom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Bad input ends with the right code and one clear line, and prints no result. */
class BadInputTest {

    /** Two dots in a row are in no name, so no resolver is asked. */
    private static final String NO_HOST = "nosuch..invalid";

    private static final String TWO_TO_THE_256 =
            "115792089237316195423570985008687907853269984665640564039457584007913129639936";

    static Stream<Arguments> badInput() {
        return Stream.of(
                bad("name a command"),
                bad("no command 'stroe'", "stroe"),
                bad("'KEY'", "get"),
                bad("key 'sudo' is no key", "get", "sudo"),
                bad("key '-5' is negative", "get", "-5"),
                bad("below 2^256", "get", TWO_TO_THE_256),
                bad("below 2^256", "search", TWO_TO_THE_256),
                bad("below 2^256", "lookup", TWO_TO_THE_256),
                bad("'MEMBER'", "append", "1"),
                bad("key 'x' is no key", "append", "1", "x"),
                bad("Unknown option", "get", "--tmeout=3s", "1"),
                bad("--timeout in seconds 61 is not between 1 and 60", "get", "--timeout", "61s", "1"),
                bad("duration '5'", "get", "--timeout", "5", "1"),
                bad("duration '0s'", "get", "--timeout", "0s", "1"),
                bad("--at-least 21 is not between 0 and 20", "set", "--at-least", "21"),
                bad("no such file", "set", "/there/is/no/such/file"),
                bad("file '/' cannot be read", "set", "/"),
                bad("there is no port", "ping", "localhost"),
                bad("'99999' is no port", "ping", "localhost:99999"),
                bad("there is no port", "get", "1", "--bootstrap", "localhost"),
                bad("--port 65536 is not between 0 and 65535", "node", "--port", "65536"),
                bad("--replication 21 is not between 1 and 20", "node", "--replication", "21"),
                bad("host '" + NO_HOST + "' has no address", "node", "--bind", NO_HOST),
                bad("duration 'often'", "node", "--stats", "often"),
                bad("--replication 0 is not between 1 and 20", "shell", "--replication", "0"));
    }

    private static Arguments bad(String said, String... arguments) {
        return Arguments.of(said, arguments);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badInput")
    void run_badInput_endsWithUsageAndOneLine(String said, String[] arguments) {
        CommandRun run = CommandRun.of(arguments);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.errors())
                .startsWith("qadom: ")
                .contains(said)
                .endsWith("\n")
                .hasLineCount(1);
        assertThat(run.text()).isEmpty();
    }

    @Test
    void set_fileOf8193Bytes_isRefusedWithTheBound(@TempDir Path directory) throws IOException {
        Path file = Files.write(directory.resolve("long"), new byte[8_193]);

        CommandRun run = CommandRun.of("set", file.toString());

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.errors()).contains(file.toString(), "8192 bytes").hasLineCount(1);
    }

    @Test
    void set_inputOf8193Bytes_isRefusedWithTheBound() {
        CommandRun run = CommandRun.with("x".repeat(8_193), Map.of(), "set");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.errors()).contains("standard input", "8192 bytes").hasLineCount(1);
    }

    @Test
    void get_variableWithoutPort_namesTheVariable() {
        CommandRun run = CommandRun.with("", Map.of("QADOM_BOOTSTRAP", "127.0.0.1:9,nowhere"), "get", "1");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.errors()).contains("QADOM_BOOTSTRAP", "'nowhere'").hasLineCount(1);
    }

    @Test
    void ping_hostWithoutAddress_endsWithNoNetworkAndItsName() {
        CommandRun run = CommandRun.of("ping", NO_HOST + ":9999");

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.errors()).contains("'" + NO_HOST + "'").hasLineCount(1);
    }

    @Test
    void get_bootstrapHostWithoutAddress_endsWithNoNetworkAndItsName() {
        CommandRun run = CommandRun.of("get", "1", "--bootstrap", NO_HOST + ":9999");

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.errors()).contains("'" + NO_HOST + "'").hasLineCount(1);
    }

    @Test
    void help_ofEveryCommand_goesToTheOutput() {
        for (String name : Commands.NAMES) {
            CommandRun run = CommandRun.of(name, "--help");

            assertThat(run.code()).as(name).isZero();
            assertThat(run.text()).as(name).contains("Usage: ", name);
            assertThat(run.errors()).as(name).isEmpty();
        }
    }

    @Test
    void help_ofTheProgram_namesEveryCommand() {
        CommandRun run = CommandRun.of("--help");

        assertThat(run.code()).isZero();
        assertThat(run.text()).contains(Commands.NAMES).doesNotContain("rehearse");
    }

    @Test
    void generateCompletion_always_knowsEveryCommand() {
        CommandRun run = CommandRun.of("generate-completion");

        assertThat(run.code()).isZero();
        assertThat(run.text()).contains(Commands.NAMES).contains("--at-least");
    }
}
