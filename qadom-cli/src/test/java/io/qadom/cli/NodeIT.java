package io.qadom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code qadom node} as an operator meets it: a process, its one line, its end. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class NodeIT {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path data;

    @Test
    void node_started_printsOneReadyLineAndSigtermEndsItWell() throws Exception {
        try (NodeProcess node = NodeProcess.start("--port", "0", "--store", "rocksdb", "--data", data.toString())) {
            assertThat(node.line().orElseThrow())
                    .matches("ready 127\\.0\\.0\\.1:\\d+ id=\\w{64} store=rocksdb data=" + data);

            node.terminate();

            assertThat(node.line()).isEmpty();
            assertThat(node.exitCode()).isZero();
            assertThat(node.errors()).isEmpty();
        }
    }

    @Test
    void node_startedAgainOnItsDirectory_hasTheSameId() throws Exception {
        String first;
        try (NodeProcess node = NodeProcess.start("--port", "0", "--store", "h2", "--data", data.toString())) {
            first = node.line().orElseThrow();
        }
        try (NodeProcess node = NodeProcess.start("--port", "0", "--store", "h2", "--data", data.toString())) {
            assertThat(idOf(node.line().orElseThrow())).isEqualTo(idOf(first));
        }
    }

    private static String idOf(String ready) {
        return ready.split(" ", -1)[2];
    }

    @Test
    void node_jsonAndStats_printsObjectsWithTheDocumentedFields() throws Exception {
        try (NodeProcess node = NodeProcess.start("--port", "0", "--store", "memory", "--json", "--stats", "200ms")) {
            assertThat(CommandRun.fieldsOf(node.line().orElseThrow()))
                    .containsExactlyInAnyOrder("ready", "id", "address", "store", "data");
            assertThat(CommandRun.fieldsOf(node.line().orElseThrow()))
                    .containsExactlyInAnyOrder("at", "id", "contacts", "good", "storage", "counters");
        }
    }

    @Test
    void node_sigtermWhileItJoins_endsWell() throws Exception {
        try (DatagramSocket silent = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                NodeProcess node = NodeProcess.start(
                        "--port", "0", "--store", "memory", "--bootstrap", "127.0.0.1:" + silent.getLocalPort())) {
            silent.receive(new DatagramPacket(new byte[9_000], 9_000));

            node.terminate();

            assertThat(node.exitCode()).isZero();
        }
    }

    @Test
    void node_nobodyAnswersTheBootstrap_isReadyAllTheSameAndSaysSo() throws Exception {
        try (DatagramSocket silent = new DatagramSocket(0, InetAddress.getLoopbackAddress());
                NodeProcess node = NodeProcess.start(
                        "--port", "0", "--store", "memory", "--bootstrap", "127.0.0.1:" + silent.getLocalPort())) {
            assertThat(node.line().orElseThrow()).startsWith("ready ").endsWith(" store=memory data=-");
            assertThat(node.errors())
                    .contains("warning", "127.0.0.1:" + silent.getLocalPort())
                    .hasLineCount(1);
        }
    }

    @Test
    void node_portTaken_endsWithUsageAndThePort() throws Exception {
        try (DatagramSocket taken = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            String port = String.valueOf(taken.getLocalPort());
            assertRefused(port, "--port", port, "--store", "memory");
        }
    }

    @Test
    void node_directoryInUse_endsWithUsageAndTheDirectory() throws Exception {
        String[] options = {"--port", "0", "--store", "h2", "--data", data.toString()};
        try (NodeProcess first = NodeProcess.start(options)) {
            first.ready();

            assertRefused(data.toString(), options);
        }
    }

    @Test
    void node_directoryIsAFile_endsWithUsageAndItsName() throws Exception {
        Path file = Files.createFile(data.resolve("file"));

        assertRefused(file.toString(), "--port", "0", "--data", file.toString());
    }

    @Test
    void node_unknownStore_endsWithUsageAndNamesThoseThereAre() throws Exception {
        String said = assertRefused("'tape'", "--port", "0", "--store", "tape", "--data", data.toString());

        assertThat(said).contains("rocksdb", "h2", "memory");
    }

    @Test
    void node_addressOfAnotherMachine_warnsAndEndsWithUsage() throws Exception {
        // 192.0.2.0/24 is TEST-NET-1 of RFC 5737: no machine has it.
        try (NodeProcess node = NodeProcess.start("--bind", "192.0.2.1", "--port", "0", "--store", "memory")) {
            assertThat(node.exitCode()).isEqualTo(2);
            assertThat(node.errors().lines()).hasSize(2).allMatch(line -> line.startsWith("qadom: "));
            assertThat(node.errors()).contains("warning: 192.0.2.1");
        }
    }

    private static String assertRefused(String named, String... options) throws IOException, InterruptedException {
        try (NodeProcess node = NodeProcess.start(options)) {
            assertThat(node.exitCode()).isEqualTo(2);
            assertThat(node.line()).isEmpty();
            assertThat(node.errors()).startsWith("qadom: ").contains(named).hasLineCount(1);
            return node.errors();
        }
    }
}
