package io.qadom.cli.demo;

import io.qadom.api.Bytes;
import io.qadom.api.Key;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The story, step by step. A step that does not hold ends it. */
final class Story {

    /** What the first qadom's README sets, and the key that it prints. */
    private static final String VALUE = "sudo python";

    private static final String KEY = "44523492095186523269265158000087001266127815262863473237438729878159874507476";

    private static final String MEMBER =
            Key.ofValue(Bytes.ofUtf8("a tag of it")).toDecimal();

    /** How many peers the cast needs. */
    static final int PEERS = 5;

    private static final int WRITER = 1;
    private static final int READER = 2;

    private final Cast cast;
    private final Teller teller;

    Story(Cast cast, Teller teller) {
        this.cast = cast;
        this.teller = teller;
    }

    void run() {
        open();
        set();
        get(READER);
        append(3);
        search(4);
        kill(List.of(WRITER));
        get(4);
        List<Integer> others = others();
        kill(others);
        restart(others);
        get(3);
        search(READER);
    }

    private void open() {
        cast.start(0, DemoPeer.ALONE);
        String first = cast.awaitReady(0).toString();
        IntStream.range(1, PEERS).forEach(number -> cast.start(number, first));
        IntStream.range(1, PEERS).forEach(cast::awaitReady);
        cast.deal(Key.parse(KEY), WRITER, READER);
        IntStream.range(0, PEERS).forEach(number -> teller.tell(number, "start", "", cast.describe(number)));
    }

    private void set() {
        String[] keyAndHolders = ask(WRITER, "set " + VALUE, "key").split(" ", 2);
        hold(WRITER, "set", keyAndHolders[0], KEY);
        teller.tell(WRITER, "set", VALUE, KEY + ", held by " + keyAndHolders[1] + " others");
    }

    private void get(int reader) {
        String[] fromAndValue = ask(reader, "get " + KEY, "value").split(" ", 2);
        hold(reader, "get", fromAndValue[1], VALUE);
        String from = fromAndValue[0].equals("itself") ? "its own disk" : cast.nameAt(fromAndValue[0]);
        teller.tell(reader, "get", KEY, '"' + VALUE + "\", from " + from);
    }

    private void append(int writer) {
        String holders = ask(writer, "append " + KEY + " " + MEMBER, "held");
        teller.tell(writer, "append", KEY, MEMBER + ", held by " + holders + " others");
    }

    private void search(int reader) {
        String members = ask(reader, "search " + KEY, "members");
        hold(reader, "search", members, MEMBER);
        teller.tell(reader, "search", KEY, members);
    }

    private void kill(List<Integer> victims) {
        victims.forEach(cast::kill);
        victims.forEach(number -> teller.tell(number, "kill", "", "gone, by SIGKILL"));
    }

    private void restart(List<Integer> survivors) {
        survivors.forEach(number -> cast.start(number, DemoPeer.REMEMBERED));
        survivors.forEach(cast::awaitReady);
        survivors.forEach(
                number -> teller.tell(number, "restart", "", cast.describe(number) + ", from disk, no bootstrap"));
    }

    private static List<Integer> others() {
        return IntStream.range(0, PEERS)
                .filter(number -> number != WRITER)
                .boxed()
                .collect(Collectors.toList());
    }

    private String ask(int number, String line, String kind) {
        return cast.ask(number, line, kind);
    }

    private static void hold(int number, String step, String came, String expected) {
        if (!came.equals(expected)) {
            throw new StepFailedException(
                    Cast.name(number) + " " + step + ": " + expected + " was expected, '" + came + "' came");
        }
    }
}
