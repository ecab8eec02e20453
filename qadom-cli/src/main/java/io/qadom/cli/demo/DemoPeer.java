package io.qadom.cli.demo;

import io.qadom.api.Bytes;
import io.qadom.api.Contact;
import io.qadom.api.GetOutcome;
import io.qadom.api.JoinOutcome;
import io.qadom.api.Key;
import io.qadom.api.NodeAddress;
import io.qadom.api.Peer;
import io.qadom.cli.console.Console;
import io.qadom.cli.console.ErrorReport;
import io.qadom.core.PeerBuilder;
import io.qadom.core.Settings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * The program of one peer of the story: a whole peer with a prompt, as the first qadom was. It reads a command a line from
 * standard input, answers with a line on standard output, and ends with its input.
 */
public final class DemoPeer {

    /** Says that the peer is the first and waits for nobody. */
    static final String ALONE = "alone";

    /** Says that the peer has been here before and finds the others by what it remembers. */
    static final String REMEMBERED = "remembered";

    /** Fewer than there are peers, so that a get has to cross the network. */
    static final int REPLICATION = 3;

    private static final int JOIN_TRIES_MAX = 100;
    private static final long BETWEEN_JOINS_MILLIS = 100;

    private final Peer peer;

    private DemoPeer(Peer peer) {
        this.peer = peer;
    }

    /**
     * Runs a peer.
     *
     * @param arguments the UDP port, the data directory, and how to join: {@code alone}, {@code remembered} or the address
     *     of a node
     * @throws IOException when standard input cannot be read
     */
    public static void main(String[] arguments) throws IOException {
        Console console = Console.ofProcess();
        try (Peer peer = start(Integer.parseInt(arguments[0]), Path.of(arguments[1]))) {
            join(peer, arguments[2]);
            console.print("ready " + NodeAddress.of(peer.self()));
            new DemoPeer(peer).answerLines(console);
        } catch (RuntimeException e) {
            console.print("failed " + ErrorReport.unwrap(e));
        }
    }

    private static Peer start(int port, Path data) {
        return PeerBuilder.create()
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
                .network("qadom-demo")
                .settings(Settings.defaults().withReplicationFactor(REPLICATION))
                .store("rocksdb")
                .data(data)
                .start();
    }

    private static void join(Peer peer, String how) {
        if (how.equals(ALONE)) {
            return;
        }
        List<NodeAddress> addresses = how.equals(REMEMBERED) ? List.of() : List.of(NodeAddress.parse(how));
        for (int tries = 0; tries < JOIN_TRIES_MAX; tries++) {
            JoinOutcome outcome = peer.bootstrap(addresses).join();
            if (outcome.joined()) {
                return;
            }
            pause();
        }
        throw new StepFailedException("nobody answered " + JOIN_TRIES_MAX + " times");
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(BETWEEN_JOINS_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answerLines(Console console) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(console.in(), StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            console.print(answerOrFailure(line));
        }
    }

    private String answerOrFailure(String line) {
        try {
            return answer(line);
        } catch (RuntimeException e) {
            return "failed " + ErrorReport.unwrap(e);
        }
    }

    private String answer(String line) {
        String[] words = line.split(" ", 2);
        return switch (words[0]) {
            case "set" -> set(words[1]);
            case "get" -> get(Key.parse(words[1]));
            case "append" -> append(words[1].split(" ", 2));
            case "search" -> search(Key.parse(words[1]));
            default -> "failed there is no command '" + words[0] + "'";
        };
    }

    private String set(String text) {
        var receipts = peer.set(Bytes.ofUtf8(text)).join();
        return "key " + receipts.key().toDecimal() + " " + receipts.holders().size();
    }

    private String get(Key key) {
        GetOutcome outcome = peer.get(key).join();
        if (outcome instanceof GetOutcome.Found found) {
            String from =
                    found.holder().map(Contact::endpoint).map(Object::toString).orElse("itself");
            return "value " + from + " " + found.bytes().toUtf8();
        }
        return "failed " + outcome;
    }

    private String append(String[] keyAndMember) {
        var receipts = peer.append(Key.parse(keyAndMember[0]), Key.parse(keyAndMember[1]))
                .join();
        return "held " + receipts.holders().size();
    }

    private String search(Key key) {
        return "members "
                + peer.search(key).join().members().stream().map(Key::toDecimal).collect(Collectors.joining(","));
    }
}
