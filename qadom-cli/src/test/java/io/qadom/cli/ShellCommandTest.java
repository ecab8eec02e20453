package io.qadom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The prompt, fed with lines. */
class ShellCommandTest {

    private static final String SUDO_PYTHON = "626f674b4ba4fed89391a3390a68e8fdc9ccfff9d77b16c25a62d4c550dac2d4";
    private static final String SUDO_PYTHON_DECIMAL =
            "44523492095186523269265158000087001266127815262863473237438729878159874507476";

    @SuppressWarnings("NullAway.Init")
    private static LoopbackPeers network;

    @BeforeAll
    static void start() {
        network = LoopbackPeers.start(2);
    }

    @AfterAll
    static void stop() {
        network.close();
    }

    private static CommandRun shell(String lines, String... options) {
        String[] arguments = new String[options.length + 3];
        arguments[0] = "shell";
        arguments[1] = "--bootstrap";
        arguments[2] = network.address();
        System.arraycopy(options, 0, arguments, 3, options.length);
        return CommandRun.with(lines, Map.of(), arguments);
    }

    @Test
    void set_textWithASpace_printsTheKeyTwiceAndItIsGot() {
        CommandRun run = shell("set sudo python\nget " + SUDO_PYTHON_DECIMAL + "\n");

        assertThat(run.lines()).containsExactly(SUDO_PYTHON, SUDO_PYTHON_DECIMAL, "sudo python");
        assertThat(run.code()).isZero();
    }

    @Test
    void key_withAndWithoutMember_appendsAndSearches() {
        CommandRun run = shell("key 5 6\nkey 5\n");

        assertThat(run.lines()).containsExactly("0".repeat(63) + "5", "5", "0".repeat(63) + "6");
    }

    @Test
    void peersTableStoreStats_always_tellOfThePeer() {
        CommandRun run = shell("peers\ntable\nstore\nstats\n");

        assertThat(run.code()).isZero();
        assertThat(run.text()).contains(" self\n", network.address() + " ", "bucket ", "memory: 0 values");
    }

    @Test
    void json_everyLine_isAnObject() {
        CommandRun run = shell("set a\npeers\ntable\nstore\nstats\nkey 5 6\nkey 5\n", "--json");

        assertThat(run.lines())
                .hasSizeGreaterThan(6)
                .allMatch(line -> !CommandRun.fieldsOf(line).isEmpty());
    }

    @Test
    void line_notUnderstood_isToldAndThePromptGoesOn() {
        CommandRun run = shell("frobnicate\nget x\n\nset a\n");

        assertThat(run.errors()).contains("frobnicate", "key 'x' is no key");
        assertThat(run.lines()).hasSize(2);
        assertThat(run.code()).isZero();
    }

    @Test
    void exit_beforeOtherLines_endsThere() {
        CommandRun run = shell("exit\nset a\n");

        assertThat(run.code()).isZero();
        assertThat(run.text()).isEmpty();
    }

    @Test
    void end_afterAMissedGet_givesItsCode() {
        assertThat(shell("get 42\n").code()).isEqualTo(1);
    }

    @Test
    void help_always_namesEveryCommand() {
        CommandRun run = shell("help\n");

        assertThat(run.text()).contains("set", "get", "key", "peers", "table", "store", "stats", "help", "exit");
    }
}
