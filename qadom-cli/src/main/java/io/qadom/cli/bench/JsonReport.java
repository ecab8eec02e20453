package io.qadom.cli.bench;

import com.fasterxml.jackson.core.JsonGenerator;
import io.qadom.cli.console.Console;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.OptionalDouble;

/**
 * A JSON object a phase, with the field names of the harness of the other systems ({@code peer}, {@code n},
 * {@code phase}, {@code opsps}, {@code p50us}, ...), so that one program reads both, and a few fields of our own:
 * {@code firstus}, {@code msg_op}, {@code holders_op}, {@code own_store} (gets that the asked peer's own store answered),
 * {@code slowdown}. What this machine does not tell is null.
 */
final class JsonReport implements Report {

    private final Console console;
    private final NetworkLayout layout;
    private final long seed;

    JsonReport(Console console, NetworkLayout layout, long seed) {
        this.console = console;
        this.layout = layout;
        this.seed = seed;
    }

    @Override
    public void joined(JoinResult join) {
        console.print(json -> {
            head(json, "bootstrap");
            rounded(json, "secs", join.seconds(), 3);
            rounded(json, "cpu_s", join.cpuSeconds(), 3);
            rounded(json, "dgram_per_node", join.datagrams(), 1);
            rounded(json, "msg_per_node", join.messages(), 1);
            rounded(json, "base_rss_mb", join.baseMebibytes(), 1);
            rounded(json, "rss_mb", join.residentMebibytes(), 1);
            rounded(json, "rss_per_node_mb", join.residentMebibytesPerPeer(), 2);
            rounded(json, "heap_per_node_kb", join.heapKibibytes(), 0);
            json.writeObjectFieldStart("table");
            json.writeNumberField("min", join.tableMin());
            rounded(json, "avg", join.tableMean(), 1);
            json.writeEndObject();
            json.writeNumberField("seed", seed);
        });
    }

    @Override
    public void phase(PhaseResult result) {
        console.print(json -> measured(json, result));
    }

    @Override
    public void rpc(PhaseResult result, OptionalDouble echo) {
        console.print(json -> {
            measured(json, result);
            if (echo.isPresent()) {
                rounded(json, "echops", echo, 1);
                rounded(json, "echo_share", result.timing().perSecond() / echo.getAsDouble(), 3);
            }
        });
    }

    @Override
    public void ended(EndResult end) {
        console.print(json -> {
            head(json, "end");
            rounded(json, "rss_mb", end.residentMebibytes(), 1);
            rounded(json, "peak_mb", end.peakMebibytes(), 1);
            rounded(json, "heap_per_node_kb", end.heapKibibytes(), 0);
            rounded(json, "cpu_total_s", end.cpuSeconds(), 2);
            rounded(json, "slowdown", end.slowdown(), 2);
        });
    }

    private void head(JsonGenerator json, String phase) throws IOException {
        json.writeStringField("peer", "qadom");
        json.writeStringField("store", layout.store());
        json.writeNumberField("n", layout.peers());
        json.writeNumberField("replication", layout.replication());
        json.writeStringField("phase", phase);
    }

    private void measured(JsonGenerator json, PhaseResult result) throws IOException {
        Timing timing = result.timing();
        head(json, result.phase());
        json.writeNumberField("size", result.size());
        json.writeNumberField("window", result.window());
        json.writeNumberField("ops", timing.operations());
        json.writeNumberField("ok", timing.ok());
        rounded(json, "secs", timing.seconds(), 3);
        rounded(json, "opsps", timing.perSecond(), 1);
        rounded(json, "okps", timing.ok() / timing.seconds(), 1);
        rounded(json, "p50us", timing.percentileMicros(50), 0);
        rounded(json, "p99us", timing.percentileMicros(99), 0);
        rounded(json, "maxus", timing.maxMicros(), 0);
        rounded(json, "firstus", timing.firstMicros(), 0);
        rounded(json, "cpu_us_op", result.cpuMicros(), 0);
        rounded(json, "dgram_op", result.datagrams(), 1);
        rounded(json, "msg_op", result.messages(), 1);
        rounded(json, "holders_op", result.holders(), 2);
        json.writeNumberField("own_store", result.locally());
        rounded(json, "rss_mb", result.residentMebibytes(), 1);
    }

    private static void rounded(JsonGenerator json, String name, OptionalDouble value, int digits) throws IOException {
        if (value.isPresent()) {
            rounded(json, name, value.getAsDouble(), digits);
        } else {
            json.writeNullField(name);
        }
    }

    private static void rounded(JsonGenerator json, String name, double value, int digits) throws IOException {
        json.writeNumberField(name, BigDecimal.valueOf(value).setScale(digits, RoundingMode.HALF_UP));
    }
}
