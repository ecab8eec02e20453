package io.qadom.core.engine;

import static io.qadom.core.engine.Bench.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.qadom.api.Contact;
import io.qadom.api.GetOutcome;
import io.qadom.api.JoinOutcome;
import io.qadom.api.NodeAddress;
import io.qadom.core.samples.Configs;
import io.qadom.core.samples.ContactMaker;
import io.qadom.core.turn.BootstrapContact;
import io.qadom.core.turn.Input;
import io.qadom.core.turn.Output;
import io.qadom.core.turn.StoreResult;
import io.qadom.core.turn.StoreTask;
import io.qadom.core.turn.UserRequest;
import io.qadom.wire.Message;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class JoiningTest {

    private static final long JOIN = 1;
    private static final long GET = 2;
    private static final NodeAddress ADDRESS = NodeAddress.parse("node.example:9999");

    private final ContactMaker contacts = new ContactMaker();
    private final Contact self = contacts.any();
    private final Contact other = contacts.any();
    private final Bench bench = new Bench(Configs.server(self), 42);

    @Test
    void bootstrap_oneAnswers_joinsAndFinishes() {
        bootstrap(bench);

        answerEverything(bench);

        assertThat(bench.passUntil(Output.Finished.class, 20 * SECOND))
                .isEqualTo(new Output.Finished(JOIN, new JoinOutcome(1, 1, List.of())));
        assertThat(bench.engine.table().contact(other.id())).contains(other);
    }

    @Test
    void bootstrap_nobodyAnswers_asksTwiceAndFinishesWithNobody() {
        bootstrap(bench);

        Output.Finished finished = bench.passUntil(Output.Finished.class, 20 * SECOND);

        assertThat(finished.outcome()).isEqualTo(new JoinOutcome(0, 0, List.of()));
        List<Output.Send> sent = bench.take(Output.Send.class);
        assertThat(sent).hasSize(2).allSatisfy(send -> assertThat(send.to()).isEqualTo(other.endpoint()));
        assertThat(sent.get(0).requestId()).isEqualTo(sent.get(1).requestId());
    }

    @Test
    void bootstrap_hostHasNoAddress_saysWhich() {
        bench.input(new Input.Requested(JOIN, new UserRequest.Bootstrap(List.of(ADDRESS))));
        assertThat(bench.take(Output.Resolve.class)).containsExactly(new Output.Resolve(JOIN, List.of(ADDRESS)));

        bench.input(new Input.Resolved(JOIN, List.of(), List.of(ADDRESS)));

        assertThat(bench.passUntil(Output.Finished.class, SECOND).outcome())
                .isEqualTo(new JoinOutcome(0, 0, List.of(ADDRESS)));
    }

    @Test
    void rejoin_nobodyEverAnswers_waitsTwoSecondsDoublingToFiveMinutesWithJitter() {
        for (long seed = 0; seed < 20; seed++) {
            Bench lonely = new Bench(Configs.server(self), seed);
            bootstrap(lonely);
            lonely.passUntil(Output.Finished.class, 20 * SECOND);
            double expected = 2;
            for (int attempt = 0; attempt < 12; attempt++) {
                long ended = lonely.nowNanos();
                Output.Resolve again = lonely.passUntil(Output.Resolve.class, 600 * SECOND);
                assertThat((lonely.nowNanos() - ended) / (double) SECOND)
                        .as("attempt %d of seed %d", attempt, seed)
                        .isBetween(expected / 2, expected * 3 / 2);
                assertThat(again.addresses()).containsExactly(ADDRESS);
                lonely.input(new Input.Resolved(again.operation(), List.of(bootstrapContact()), List.of()));
                lonely.passUntil(Output.Finished.class, 20 * SECOND);
                expected = Math.min(2 * expected, 300);
            }
        }
    }

    @Test
    void rejoin_somebodyAnswersAtLast_startsOverAtTwoSeconds() {
        bootstrap(bench);
        bench.passUntil(Output.Finished.class, 20 * SECOND);
        for (int i = 0; i < 4; i++) {
            resolveAgain();
            bench.passUntil(Output.Finished.class, 20 * SECOND);
        }
        resolveAgain();
        answerEverything(bench);
        bench.passUntil(Output.Finished.class, 20 * SECOND);
        assertThat(bench.engine.table().size()).isEqualTo(1);

        // Now everybody is lost: the contact is probed, misses, and leaves the table.
        while (bench.engine.table().size() > 0) {
            bench.pass(SECOND);
        }
        long lost = bench.nowNanos();
        bench.take(Output.Resolve.class);
        bench.passUntil(Output.Resolve.class, 30 * SECOND);

        assertThat(bench.nowNanos() - lost).isLessThan(20 * SECOND);
    }

    @Test
    void rejoin_clientMode_isLeftToTheUser() {
        Bench client = new Bench(Configs.client(self), 1);
        bootstrap(client);
        client.passUntil(Output.Finished.class, 20 * SECOND);

        client.pass(1_000 * SECOND);

        assertThat(client.take(Output.Resolve.class)).isEmpty();
    }

    @Test
    void bootstrap_contactsRememberedFromEarlier_areAskedToo() {
        bench.input(new Input.Started(List.of(other), List.of()));

        bench.input(new Input.Requested(JOIN, new UserRequest.Bootstrap(List.of())));
        bench.input(new Input.Resolved(JOIN, List.of(), List.of()));

        assertThat(bench.take(Output.Send.class))
                .singleElement()
                .satisfies(send -> assertThat(send.to()).isEqualTo(other.endpoint()));
    }

    @Test
    void bootstrap_manyRemembered_asksSixteenAtOnceAndSixtyFourInAll() {
        List<Contact> remembered =
                IntStream.range(0, 100).mapToObj(i -> contacts.any()).toList();
        bench.input(new Input.Started(remembered, List.of()));
        bench.input(new Input.Requested(JOIN, new UserRequest.Bootstrap(List.of())));
        bench.input(new Input.Resolved(JOIN, List.of(), List.of()));

        assertThat(bench.take(Output.Send.class))
                .extracting(Output.Send::to)
                .isEqualTo(remembered.subList(0, 16).stream()
                        .map(Contact::endpoint)
                        .toList());
        bench.passUntil(Output.Finished.class, 20 * SECOND);
        assertThat(bench.take(Output.Send.class).stream().map(Output.Send::to).distinct())
                .hasSizeLessThanOrEqualTo(Joining.REMEMBERED_MAX);
    }

    @Test
    void get_whileTheFirstJoinIsUnderWay_waitsForIt() {
        bootstrap(bench);
        get();
        assertThat(bench.counted("operations.waiting.now")).isEqualTo(1);
        assertThat(bench.take(Output.AskStore.class)).isEmpty();

        answerEverything(bench);
        bench.pass(SECOND);

        assertThat(bench.counted("operations.waiting.now")).isZero();
        assertThat(bench.take(Output.AskStore.class))
                .extracting(Output.AskStore::task)
                .hasAtLeastOneElementOfType(StoreTask.LoadValue.class);
    }

    @Test
    void get_joinFindsNobody_isUnanswered() {
        bootstrap(bench);
        get();
        bench.passUntil(Output.Finished.class, 20 * SECOND);

        StoreTask load = bench.passUntil(Output.AskStore.class, SECOND).task();
        bench.input(new Input.StoreAnswered(load.ticket(), new StoreResult.ValueLoaded(Optional.empty())));

        assertThat(bench.passUntil(Output.Finished.class, SECOND))
                .isEqualTo(new Output.Finished(GET, new GetOutcome.Unanswered(0, 0)));
    }

    @Test
    void cancel_whileItWaitsForTheJoin_neverRuns() {
        bootstrap(bench);
        get();

        bench.input(new Input.Cancelled(GET));
        bench.pass(20 * SECOND);

        assertThat(bench.counted("operations.waiting.now")).isZero();
        assertThat(bench.take(Output.AskStore.class))
                .extracting(Output.AskStore::task)
                .doesNotHaveAnyElementsOfTypes(StoreTask.LoadValue.class);
    }

    private void get() {
        bench.input(new Input.Requested(GET, new UserRequest.Get(ContactMaker.key(1), Optional.empty())));
    }

    private void bootstrap(Bench joining) {
        joining.input(new Input.Started(List.of(), List.of()));
        joining.input(new Input.Requested(JOIN, new UserRequest.Bootstrap(List.of(ADDRESS))));
        joining.take(Output.Resolve.class);
        joining.input(new Input.Resolved(JOIN, List.of(bootstrapContact()), List.of()));
    }

    private void resolveAgain() {
        Output.Resolve again = bench.passUntil(Output.Resolve.class, 600 * SECOND);
        bench.input(new Input.Resolved(again.operation(), List.of(bootstrapContact()), List.of()));
    }

    private BootstrapContact bootstrapContact() {
        return new BootstrapContact(Optional.empty(), other.endpoint());
    }

    /** Answers as the one other node of the network, until nothing is asked any more. */
    private void answerEverything(Bench joining) {
        for (List<Output.Send> sent = joining.take(Output.Send.class);
                !sent.isEmpty();
                sent = joining.take(Output.Send.class)) {
            for (Output.Send send : sent) {
                boolean ping = send.message() instanceof Message.Ping;
                joining.packet(other, ping ? Message.Pong.INSTANCE : new Message.Nodes(List.of()), send.requestId());
            }
        }
    }
}
