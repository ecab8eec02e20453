package io.qadom.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Three nodes that die at once find each other again from what they remember, and still have the value. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RestartIT {

    private static final int NODES = 3;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    private final List<NodeProcess> nodes = new ArrayList<>();
    private final List<String> addresses = new ArrayList<>();

    @ParameterizedTest
    @ValueSource(strings = {"rocksdb", "h2"})
    void nodes_killedAndRestartedWithoutBootstrap_findEachOtherAndTheValue(String store) throws Exception {
        try {
            startAll(store);
            awaitOthers(0);
            String key = done(qadom(0, "remember me", "set", "--at-least", "3")).strip();
            assertThat(done(qadom(2, "", "get", key))).isEqualTo("remember me");

            killAll();
            restartAll(store);

            for (int i = 0; i < NODES; i++) {
                awaitOthers(i);
                assertThat(done(qadom(i, "", "get", key))).isEqualTo("remember me");
            }
        } finally {
            killAll();
        }
    }

    private CommandRun qadom(int node, String input, String... arguments) {
        return CommandRun.with(input, Map.of("QADOM_BOOTSTRAP", addresses.get(node)), arguments);
    }

    private void awaitOthers(int node) {
        await("node " + node + " knows the others")
                .atMost(Duration.ofSeconds(30))
                .until(() -> qadom(node, "", "lookup", "0").lines().size() == NODES);
    }

    private static String done(CommandRun run) {
        assertThat(run.errors()).isEmpty();
        return run.text();
    }

    private void startAll(String store) throws IOException {
        for (int i = 0; i < NODES; i++) {
            List<String> options = options(store, i, "0");
            if (i > 0) {
                options.addAll(List.of("--bootstrap", addresses.get(0)));
            }
            NodeProcess node = NodeProcess.start(options.toArray(String[]::new));
            nodes.add(node);
            addresses.add(node.ready());
        }
    }

    private void restartAll(String store) throws IOException {
        for (int i = 0; i < NODES; i++) {
            String port = addresses.get(i).split(":", -1)[1];
            nodes.add(NodeProcess.start(options(store, i, port).toArray(String[]::new)));
        }
        for (int i = 0; i < NODES; i++) {
            assertThat(nodes.get(i).ready()).isEqualTo(addresses.get(i));
        }
    }

    private List<String> options(String store, int node, String port) {
        String data = directory.resolve("node-" + node).toString();
        return new ArrayList<>(List.of("--port", port, "--store", store, "--data", data));
    }

    private void killAll() throws IOException {
        for (NodeProcess node : nodes) {
            node.close();
        }
        nodes.clear();
    }
}
