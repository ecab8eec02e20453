package io.qadom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.qadom.api.Bytes;
import io.qadom.api.Key;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The short commands against five real peers. */
class ClientCommandsTest {

    private static final String SUDO_PYTHON = "626f674b4ba4fed89391a3390a68e8fdc9ccfff9d77b16c25a62d4c550dac2d4";
    private static final String SUDO_PYTHON_DECIMAL =
            "44523492095186523269265158000087001266127815262863473237438729878159874507476";

    @SuppressWarnings("NullAway.Init")
    private static LoopbackPeers network;

    @BeforeAll
    static void start() {
        network = LoopbackPeers.start(5);
    }

    @AfterAll
    static void stop() {
        network.close();
    }

    private static CommandRun qadom(String input, String... arguments) {
        return CommandRun.with(input, Map.of("QADOM_BOOTSTRAP", network.address()), arguments);
    }

    @Test
    void set_standardInput_printsTheKeyAlone() {
        CommandRun run = qadom("sudo python", "set");

        assertThat(run.errors()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.text()).isEqualTo(SUDO_PYTHON + "\n");
    }

    @Test
    void get_decimalKey_printsTheValueAsItIs() {
        qadom("sudo python", "set", "-");

        CommandRun run = qadom("", "get", SUDO_PYTHON_DECIMAL);

        assertThat(run.errors()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.text()).isEqualTo("sudo python");
    }

    @Test
    void setAndGet_fileOf8192Bytes_comesBackIdentical(@TempDir Path directory) throws IOException {
        byte[] value = new byte[8_192];
        for (int i = 0; i < value.length; i++) {
            value[i] = (byte) (i * 31);
        }
        Path there = Files.write(directory.resolve("there"), value);
        Path back = directory.resolve("back");

        CommandRun set = qadom("", "set", there.toString());
        CommandRun get = qadom("", "get", set.text().strip(), "-o", back.toString());

        assertThat(set.code()).isZero();
        assertThat(get.code()).isZero();
        assertThat(get.text()).isEmpty();
        assertThat(back).hasBinaryContent(value);
    }

    @Test
    void get_outputCannotBeWritten_endsWithUsage() {
        qadom("sudo python", "set");

        CommandRun run = qadom("", "get", SUDO_PYTHON, "-o", "/there/is/no/directory/file");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.errors())
                .contains("cannot be written", "/there/is/no/directory/file")
                .hasLineCount(1);
    }

    @Test
    void get_absentKey_endsWithNotFound() {
        CommandRun run = qadom("", "get", "42");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.errors()).contains("nobody has", "2a").hasLineCount(1);
        assertThat(run.text()).isEmpty();
    }

    @Test
    void search_appendedMembers_printsEachOnALine() {
        String first = Key.ofValue(Bytes.ofUtf8("first")).toHex();
        String second = Key.ofValue(Bytes.ofUtf8("second")).toHex();

        CommandRun append = qadom("", "append", "7", first);
        qadom("", "append", "7", second);
        CommandRun search = qadom("", "search", "7");

        assertThat(append.text()).isEqualTo("0".repeat(63) + "7\n");
        assertThat(search.errors()).isEmpty();
        assertThat(search.code()).isZero();
        assertThat(search.lines()).containsExactlyInAnyOrder(first, second);
    }

    @Test
    void search_noMembers_endsWithNotFound() {
        CommandRun run = qadom("", "search", "8");

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.errors()).contains("nobody has a set").hasLineCount(1);
        assertThat(run.text()).isEmpty();
    }

    @Test
    void ping_node_printsWhoAnswered() {
        CommandRun run = CommandRun.of("ping", network.address());

        assertThat(run.code()).isZero();
        assertThat(run.text())
                .matches("127\\.0\\.0\\.1:\\d+ id=" + network.first().self().id() + " time=\\d+\\.\\d\\d ms\n");
    }

    @Test
    void ping_nobodyThere_endsWithNoNetwork() throws IOException {
        try (DatagramSocket silent = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            CommandRun run = CommandRun.of("ping", "127.0.0.1:" + silent.getLocalPort());

            assertThat(run.code()).isEqualTo(3);
            assertThat(run.errors())
                    .contains("127.0.0.1:" + silent.getLocalPort())
                    .hasLineCount(1);
        }
    }

    @Test
    void get_nobodyAnswersTheBootstrap_endsWithNoNetworkAndItsName() throws IOException {
        try (DatagramSocket silent = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            String address = "127.0.0.1:" + silent.getLocalPort();

            CommandRun run = CommandRun.of("get", "1", "--bootstrap", address);

            assertThat(run.code()).isEqualTo(3);
            assertThat(run.errors()).contains(address, "--bootstrap").hasLineCount(1);
        }
    }

    @Test
    void get_otherNetwork_endsWithNoNetwork() {
        CommandRun run = qadom("", "get", "1", "--network", "another", "--timeout", "3s");

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.errors()).hasLineCount(1);
    }

    @Test
    void lookup_anyKey_printsTheClosestFirst() {
        CommandRun run = qadom("", "lookup", SUDO_PYTHON);

        assertThat(run.code()).isZero();
        assertThat(run.lines())
                .hasSize(5)
                .allMatch(line -> line.matches("127\\.0\\.0\\.1:\\d+ \\w{64} \\w{64} [0-9.]+ ms"));
        assertThat(run.lines().stream().map(line -> line.split(" ", -1)[2])).isSorted();
    }

    @Test
    void set_moreHoldersThanThereAre_endsWithTooFewAndNamesThem() {
        CommandRun run = qadom("held by few", "set", "--at-least", "20");

        assertThat(run.code()).isEqualTo(4);
        assertThat(run.text()).isEmpty();
        assertThat(run.errors())
                .contains(Key.ofValue(Bytes.ofUtf8("held by few")).toHex(), "5 other nodes", "20 asked for", "held by")
                .hasLineCount(1);
    }

    @Test
    void json_ofEveryCommand_hasTheDocumentedFields() {
        String receipts = "key decimal local holders refusals unanswered";
        assertJson(qadom("in json", "set", "--json"), receipts);
        String key = Key.ofValue(Bytes.ofUtf8("in json")).toHex();
        assertJson(qadom("", "append", key, key, "--json"), receipts);
        assertJson(qadom("", "get", key, "--json"), "key bytes value holder");
        assertJson(qadom("", "lookup", key, "--json"), "key closest asked complete");
        assertJson(qadom("", "ping", network.address(), "--json"), "id address endpoints roundTripMillis observed");
        assertJson(qadom("", "search", key, "--json"), "member", "key members asked answered complete");
    }

    private static void assertJson(CommandRun run, String... fieldsOfEachLine) {
        assertThat(run.errors()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.lines().stream().map(CommandRun::fieldsOf).toList())
                .isEqualTo(Stream.of(fieldsOfEachLine)
                        .map(names -> Set.of(names.split(" ", -1)))
                        .toList());
    }

    @Test
    void get_json_carriesTheValueInBase64() {
        qadom("sudo python", "set");

        CommandRun run = qadom("", "get", SUDO_PYTHON, "--json");

        String base64 = Base64.getEncoder().encodeToString("sudo python".getBytes(StandardCharsets.UTF_8));
        assertThat(run.text()).contains("\"value\":\"" + base64 + "\"", "\"bytes\":11", SUDO_PYTHON);
    }
}
