package io.qadom.cli;

import io.qadom.api.Bytes;
import io.qadom.api.Key;
import io.qadom.api.Peer;
import io.qadom.cli.console.Console;
import io.qadom.core.PeerBuilder;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;

/**
 * {@code qadom rehearse}: runs every short command once, silently, against a node of its own. The launcher records which
 * classes that loads and archives them, so that later commands need not load them one by one.
 */
@Command(name = "rehearse", hidden = true, description = "Runs every short command once, for the launcher.")
final class RehearseCommand implements Callable<Integer> {

    private static final byte[] VALUE = "rehearsal".getBytes(StandardCharsets.UTF_8);

    @Override
    public Integer call() {
        try (Peer node =
                PeerBuilder.create().store("memory").network("rehearsal").start()) {
            String address = node.self().endpoint().toString();
            String key = Key.ofValue(Bytes.copyOf(VALUE)).toHex();
            return lines(address, key)
                    .mapToInt(words -> Qadom.run(silent(), words.toArray(String[]::new)))
                    .max()
                    .orElseThrow();
        }
    }

    private static Stream<List<String>> lines(String address, String key) {
        return Stream.of(
                        List.of("ping", address),
                        List.of("set", "--bootstrap", address),
                        List.of("get", key, "--bootstrap", address),
                        List.of("append", key, key, "--bootstrap", address),
                        List.of("search", key, "--bootstrap", address),
                        List.of("lookup", key, "--bootstrap", address))
                .flatMap(words -> Stream.of(words, with(words, "--json")))
                .map(words -> with(with(words, "--network"), "rehearsal"));
    }

    private static List<String> with(List<String> words, String word) {
        return Stream.concat(words.stream(), Stream.of(word)).toList();
    }

    private static Console silent() {
        OutputStream nowhere = OutputStream.nullOutputStream();
        return new Console(
                new ByteArrayInputStream(VALUE),
                nowhere,
                new PrintStream(nowhere, false, StandardCharsets.UTF_8),
                Map.of());
    }
}
