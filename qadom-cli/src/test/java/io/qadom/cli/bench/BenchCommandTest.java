package io.qadom.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.qadom.cli.Qadom;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BenchCommandTest {

    private final CapturedConsole captured = new CapturedConsole();

    private int bench(String... arguments) {
        return Qadom.run(
                captured.console(),
                Stream.concat(Stream.of("bench"), Stream.of(arguments)).toArray(String[]::new));
    }

    @Test
    void bench_smallNetworkAsJson_everyPhaseIsAnObjectAndEveryOperationIsOk() {
        int code = bench(
                "--peers",
                "8",
                "--replication",
                // More copies than peers are killed: what is gone everywhere cannot be got.
                "4",
                "--values",
                "20",
                "--sequential",
                "5",
                "--window",
                "4",
                "--warmup",
                "10",
                "--kill",
                "0.25",
                "--seed",
                "7",
                "--json");

        List<Map<String, String>> phases = captured.objects();
        assertThat(captured.err()).isEmpty();
        assertThat(code).isZero();
        assertThat(phases)
                .extracting(phase -> phase.get("phase"))
                .containsExactly(
                        "bootstrap",
                        "put_seq",
                        "put_win",
                        "get_seq",
                        "get_win",
                        "rpc",
                        "get_seq_kill25",
                        "get_win_kill25",
                        "get_win_kill25_later",
                        "end");
        assertThat(phases)
                .allSatisfy(phase -> assertThat(phase)
                        .containsEntry("peer", "qadom")
                        .containsEntry("n", "8")
                        .containsEntry("store", "memory"));
        assertThat(phases.subList(1, 9))
                .allSatisfy(phase -> assertThat(phase.get("ok")).isEqualTo(phase.get("ops")));
        assertThat(phases.get(2))
                .containsEntry("ops", "20")
                .containsEntry("size", "1000")
                .containsEntry("window", "4");
        // Where the writer is one of the four closest, three other peers hold the value.
        assertThat(Double.parseDouble(phases.get(2).get("holders_op"))).isBetween(3.0, 4.0);
        assertThat(phases.get(0)).containsEntry("seed", "7");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rocksdb", "h2"})
    void bench_storeOnDisk_everyOperationIsOk(String store) {
        int code = bench(
                "--store",
                store,
                "--peers",
                "4",
                "--replication",
                "1",
                "--values",
                "5",
                "--sequential",
                "2",
                "--warmup",
                "0",
                "--window",
                "2",
                "--kill",
                "0",
                "--json");

        assertThat(captured.err()).isEmpty();
        assertThat(code).isZero();
        assertThat(captured.objects().get(2)).containsEntry("store", store).containsEntry("ok", "5");
    }

    @Test
    void bench_table_columnsAreAligned() {
        int code = bench(
                "--peers",
                "5",
                "--replication",
                "1",
                "--values",
                "6",
                "--warmup",
                "0",
                "--window",
                "2",
                "--echo",
                "250000");

        assertThat(code).isZero();
        List<String> lines = captured.outLines();
        List<String> rows = lines.stream()
                .filter(line -> line.matches("(phase|put_|get_|rpc ).*\\S\\s+\\S.*"))
                .toList();
        assertThat(rows)
                .filteredOn(row -> !row.startsWith("rpc is"))
                .hasSize(9)
                .allSatisfy(row -> assertThat(row).hasSameSizeAs(rows.get(0)));
        assertThat(lines).anyMatch(line -> line.matches("rpc is \\d+ % of the echo's 250000 round trips/s"));
    }

    @Test
    void bench_nobodyLeftToAsk_endsWithUsageErrorThatNamesTheOptions() {
        int code = bench("--peers", "8", "--replication", "8");

        assertThat(code).isEqualTo(2);
        assertThat(captured.outLines()).isEmpty();
        assertThat(captured.err())
                .contains("--peers 8")
                .contains("--replication 8")
                .hasLineCount(1);
    }

    @Test
    void bench_valueTooLong_endsWithUsageErrorThatNamesTheBound() {
        int code = bench("--size", "8193");

        assertThat(code).isEqualTo(2);
        assertThat(captured.err()).contains("--size 8193").contains("8192").hasLineCount(1);
    }

    @Test
    void bench_unknownStore_endsWithUsageErrorThatNamesIt() {
        int code = bench("--store", "granite");

        assertThat(code).isEqualTo(2);
        assertThat(captured.err()).contains("granite").hasLineCount(1);
    }
}
