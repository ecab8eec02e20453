package io.qadom.cli.bench;

import io.qadom.cli.console.Console;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A table for people: aligned columns, units in the header, a dash for what this machine does not tell. */
final class TableReport implements Report {

    private static final String ABSENT = "-";

    /** A column of the table of phases. The first is as wide as the longest name of a phase. */
    private record Column(String title, int width, Function<PhaseResult, String> cell) {
        String pad(String text) {
            return String.format(width < 0 ? "%-" + -width + "s" : "%" + width + "s", text);
        }
    }

    private static final List<Column> COLUMNS = List.of(
            new Column("phase", -21, PhaseResult::phase),
            new Column("ops", 7, result -> whole(result.timing().operations())),
            new Column("ok", 7, result -> whole(result.timing().ok())),
            new Column("ops/s", 9, result -> whole(result.timing().perSecond())),
            new Column("p50 us", 8, result -> whole(result.timing().percentileMicros(50))),
            new Column("p99 us", 8, result -> whole(result.timing().percentileMicros(99))),
            new Column("max us", 8, result -> whole(result.timing().maxMicros())),
            new Column("first us", 9, result -> whole(result.timing().firstMicros())),
            new Column("CPU us/op", 10, result -> whole(result.cpuMicros())),
            new Column("datagrams/op", 13, result -> tenths(result.datagrams())),
            new Column("messages/op", 12, result -> tenths(result.messages())),
            new Column("holders/op", 11, result -> result.holders() > 0 ? tenths(result.holders()) : ABSENT));

    private final Console console;

    /**
     * A table that begins with a line about what is measured.
     *
     * @param console where it goes
     * @param subject what is set and got
     * @param layout the network
     * @param seed what draws values and peers
     */
    TableReport(Console console, String subject, NetworkLayout layout, long seed) {
        this.console = console;
        line(
                "%s; %d peers, replication %d, store %s, seed %d",
                subject, layout.peers(), layout.replication(), layout.store(), seed);
    }

    @Override
    public void joined(JoinResult join) {
        line(
                "joined in %.3f s (CPU %.3f s, %s datagrams and %s messages a peer); contacts known: least %d, mean %.1f; heap %.0f KiB a peer; RSS %s MiB",
                join.seconds(),
                join.cpuSeconds(),
                whole(join.datagrams()),
                whole(join.messages()),
                join.tableMin(),
                join.tableMean(),
                join.heapKibibytes(),
                whole(join.residentMebibytes()));
        line("");
        line("%s", COLUMNS.stream().map(column -> column.pad(column.title())).collect(Collectors.joining()));
    }

    @Override
    public void phase(PhaseResult result) {
        line(
                "%s",
                COLUMNS.stream()
                        .map(column -> column.pad(column.cell().apply(result)))
                        .collect(Collectors.joining()));
    }

    @Override
    public void rpc(PhaseResult result, OptionalDouble echo) {
        phase(result);
        echo.ifPresent(bare -> line(
                "rpc is %.0f %% of the echo's %s round trips/s",
                100 * result.timing().perSecond() / bare, whole(bare)));
    }

    @Override
    public void ended(EndResult end) {
        line("");
        line(
                "heap %.0f KiB a peer, its values included; RSS %s MiB, peak %s MiB; CPU %.1f s in all",
                end.heapKibibytes(), whole(end.residentMebibytes()), whole(end.peakMebibytes()), end.cpuSeconds());
        end.slowdown()
                .ifPresent(factor -> line("after the kill the median sequential get takes %.2f times as long", factor));
    }

    private void line(String format, Object... values) {
        console.print(String.format(Locale.ROOT, format, values));
    }

    private static String whole(double value) {
        return String.valueOf(Math.round(value));
    }

    private static String whole(OptionalDouble value) {
        return value.isPresent() ? whole(value.getAsDouble()) : ABSENT;
    }

    private static String tenths(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String tenths(OptionalDouble value) {
        return value.isPresent() ? tenths(value.getAsDouble()) : ABSENT;
    }
}
