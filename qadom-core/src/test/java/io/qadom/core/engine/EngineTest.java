package io.qadom.core.engine;

import static io.qadom.core.engine.Bench.SECOND;
import static org.assertj.core.api.Assertions.assertThat;

import io.qadom.api.Bytes;
import io.qadom.api.Contact;
import io.qadom.api.Key;
import io.qadom.api.NodeAddress;
import io.qadom.api.PeerBusyException;
import io.qadom.api.PingOutcome;
import io.qadom.api.WriteOptions;
import io.qadom.core.samples.Configs;
import io.qadom.core.samples.ContactMaker;
import io.qadom.core.turn.BootstrapContact;
import io.qadom.core.turn.Input;
import io.qadom.core.turn.Output;
import io.qadom.core.turn.StoreResult;
import io.qadom.core.turn.StoreTask;
import io.qadom.core.turn.Ticket;
import io.qadom.core.turn.UserRequest;
import io.qadom.spi.BlockedContact;
import io.qadom.wire.Message;
import io.qadom.wire.Packet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EngineTest {

    private static final Bytes VALUE = Bytes.ofUtf8("sudo python");
    private static final Key KEY = Key.ofValue(VALUE);

    private final ContactMaker contacts = new ContactMaker();
    private final Contact self = contacts.any();
    private final Contact other = contacts.any();
    private final Bench bench = new Bench(Configs.server(self), 42);

    // ---- every kind

    @Test
    void handle_everyKindOfInput_isTaken() {
        Packet ping = new Packet(other.publicKey(), false, 1, Optional.empty(), Message.Ping.INSTANCE);
        List<Input> samples = List.of(
                new Input.Received(ping, other.endpoint()),
                new Input.StoreAnswered(Ticket.NOBODY, new StoreResult.Done()),
                new Input.Requested(1, new UserRequest.Lookup(KEY)),
                new Input.Cancelled(99),
                new Input.Resolved(2, List.of(), List.of()),
                new Input.Started(List.of(), List.of()));
        assertThat(samples)
                .extracting(Object::getClass)
                .containsExactlyInAnyOrder(Input.class.getPermittedSubclasses());

        samples.forEach(bench::input);

        assertThat(bench.counted("operations.started")).isEqualTo(1);
    }

    @Test
    void requested_everyKindOfRequest_endsByItselfWithoutAnyAnswer() {
        bench.know(other);
        BootstrapContact whom = new BootstrapContact(Optional.empty(), other.endpoint());
        List<UserRequest> samples = List.of(
                new UserRequest.Bootstrap(List.of(NodeAddress.parse("h:1"))),
                new UserRequest.Get(KEY, Optional.empty()),
                new UserRequest.Set(VALUE, WriteOptions.defaults()),
                new UserRequest.Append(KEY, KEY, WriteOptions.defaults()),
                new UserRequest.Search(KEY, Optional.empty()),
                new UserRequest.Lookup(KEY),
                new UserRequest.Ping(whom));
        assertThat(samples)
                .extracting(Object::getClass)
                .containsExactlyInAnyOrder(UserRequest.class.getPermittedSubclasses());

        long operation = 0;
        for (UserRequest request : samples) {
            bench.input(new Input.Requested(++operation, request));
        }
        bench.take(Output.Resolve.class)
                .forEach(resolve -> bench.input(new Input.Resolved(resolve.operation(), List.of(), List.of())));
        bench.pass(11 * SECOND);

        int ended = bench.take(Output.Finished.class).size()
                + bench.take(Output.Failed.class).size();
        assertThat(ended).isEqualTo(samples.size());
        assertThat(bench.counted("operations.now")).isZero();
    }

    @Test
    void requested_fromOneNodeThatIsNotThere_endsByItself() {
        bench.know(other);
        bench.input(new Input.Requested(
                1, new UserRequest.Get(KEY, Optional.of(contacts.any().id()))));
        bench.input(new Input.Requested(
                2, new UserRequest.Search(KEY, Optional.of(contacts.any().id()))));

        bench.pass(11 * SECOND);

        assertThat(bench.take(Output.Finished.class))
                .extracting(Output.Finished::operation)
                .containsExactlyInAnyOrder(1L, 2L);
    }

    // ---- bounds and ends

    @Test
    void requested_moreThanTheBound_isBusy() {
        bench.know(other);
        for (int i = 0; i < Configs.OPERATIONS_MAX; i++) {
            bench.input(new Input.Requested(i, new UserRequest.Lookup(KEY)));
        }

        bench.input(new Input.Requested(100, new UserRequest.Lookup(KEY)));

        assertThat(bench.take(Output.Failed.class)).singleElement().satisfies(failed -> {
            assertThat(failed.operation()).isEqualTo(100);
            assertThat(failed.cause()).isInstanceOf(PeerBusyException.class).hasMessageContaining("8 operations");
        });
    }

    @Test
    void cancelled_operationUnderWay_sendsNothingMoreAndTellsNothing() {
        bench.know(other);
        bench.input(new Input.Requested(1, new UserRequest.Lookup(KEY)));
        assertThat(bench.take(Output.Send.class)).hasSize(1);

        bench.input(new Input.Cancelled(1));
        bench.pass(9 * SECOND);

        assertThat(bench.take(Output.Send.class)).isEmpty();
        assertThat(bench.take(Output.Finished.class)).isEmpty();
        assertThat(bench.counted("operations.now")).isZero();
    }

    // ---- who is heard and believed

    @Test
    void received_replyNobodyAskedFor_changesNothing() {
        bench.packet(other, new Message.Nodes(List.of(contacts.any())), 5);

        assertThat(bench.take(Output.class)).isEmpty();
        assertThat(bench.engine.table().size()).isZero();
        assertThat(bench.counted("rpc.unsolicited")).isEqualTo(1);
    }

    @Test
    void received_requestFromAStranger_isAnsweredAndTheStrangerIsAskedBackOnceAMinute() {
        bench.packet(other, Message.Ping.INSTANCE, 5);

        assertThat(bench.take(Output.Send.class))
                .extracting(Output.Send::message)
                .containsExactly(Message.Pong.INSTANCE, Message.Ping.INSTANCE);
        assertThat(bench.engine.table().size()).as("it has not answered yet").isZero();

        bench.packet(other, Message.Ping.INSTANCE, 6);
        assertThat(bench.take(Output.Send.class)).hasSize(1);
        bench.pass(60 * SECOND);
        bench.take(Output.Send.class);
        bench.packet(other, Message.Ping.INSTANCE, 7);
        assertThat(bench.take(Output.Send.class)).hasSize(2);
    }

    @Test
    void received_answerOfTheStrangerAskedBack_putsItIntoTheTable() {
        bench.packet(other, Message.Ping.INSTANCE, 5);
        Output.Send back = bench.take(Output.Send.class).get(1);

        bench.packet(other, Message.Pong.INSTANCE, back.requestId());

        assertThat(bench.engine.table().contact(other.id())).contains(other);
        assertThat(bench.take(Output.AskStore.class))
                .extracting(Output.AskStore::task)
                .hasExactlyElementsOfTypes(StoreTask.Remember.class);
    }

    @Test
    void received_requestFromAClient_isAnsweredAndNobodyIsAskedBack() {
        bench.input(new Input.Received(
                new Packet(other.publicKey(), true, 5, Optional.empty(), Message.Ping.INSTANCE), other.endpoint()));

        assertThat(bench.take(Output.Send.class))
                .extracting(Output.Send::message)
                .containsExactly(Message.Pong.INSTANCE);
    }

    @Test
    void received_answerUnderThisNodesOwnKey_isNotCounted() {
        bench.input(
                new Input.Requested(1, new UserRequest.Ping(new BootstrapContact(Optional.empty(), self.endpoint()))));
        Output.Send send = bench.take(Output.Send.class).get(0);

        bench.packet(self, Message.Pong.INSTANCE, send.requestId());

        assertThat(bench.take(Output.Finished.class).get(0).outcome()).isEqualTo(new PingOutcome.Unanswered(1));
        assertThat(bench.engine.table().size()).isZero();
    }

    @Test
    void received_valueWithAnotherHash_convictsItsSender() {
        bench.know(other);
        bench.input(new Input.Requested(1, new UserRequest.Get(KEY, Optional.empty())));
        StoreTask load = bench.take(Output.AskStore.class).get(0).task();
        bench.input(new Input.StoreAnswered(load.ticket(), new StoreResult.ValueLoaded(Optional.empty())));
        Output.Send question = bench.take(Output.Send.class).get(0);

        bench.packet(other, new Message.Value(Bytes.ofUtf8("something else"), 60), question.requestId());

        assertThat(bench.engine.table().size()).isZero();
        assertThat(bench.take(Output.AskStore.class))
                .extracting(Output.AskStore::task)
                .anySatisfy(task -> assertThat(task).isEqualTo(new StoreTask.Forget(other.id())))
                .anySatisfy(task -> assertThat(task).isInstanceOf(StoreTask.Block.class));
        bench.take(Output.Send.class);
        bench.packet(other, Message.Ping.INSTANCE, 9);
        assertThat(bench.take(Output.Send.class)).as("it is not heard any more").isEmpty();
        assertThat(bench.counted("blocklist.packets")).isEqualTo(1);
    }

    @Test
    void started_blockedContact_isNotHeardUntilItsEnd() {
        bench.input(new Input.Started(
                List.of(), List.of(new BlockedContact(other, "gave another value", Bench.START.plusSeconds(60)))));

        bench.packet(other, Message.Ping.INSTANCE, 1);
        assertThat(bench.take(Output.Send.class)).isEmpty();

        bench.pass(61 * SECOND);
        bench.packet(other, Message.Ping.INSTANCE, 1);
        assertThat(bench.take(Output.Send.class)).isNotEmpty();
    }

    // ---- what it does by itself

    @Test
    void advance_serverWithContacts_probesTheLeastRecentlySeenEveryTenSeconds() {
        bench.input(new Input.Started(List.of(), List.of()));
        bench.know(other);

        for (int second = 0; second < 120; second++) {
            bench.pass(SECOND);
            bench.take(Output.Send.class)
                    .forEach(probe -> bench.packet(other, Message.Pong.INSTANCE, probe.requestId()));
        }

        assertThat(bench.counted("upkeep.probes")).isBetween(9L, 16L);
        assertThat(bench.engine.table().size()).isEqualTo(1);
    }

    @Test
    void advance_clientMode_doesNothingByItself() {
        Bench client = new Bench(Configs.client(self), 1);
        client.input(new Input.Started(List.of(other), List.of()));

        client.pass(3_600 * SECOND);

        assertThat(client.take(Output.class)).isEmpty();
    }

    @Test
    void advance_everyMinuteOrSo_hasTheStoreSwept() {
        bench.input(new Input.Started(List.of(), List.of()));

        bench.pass(600 * SECOND);

        assertThat(bench.take(Output.AskStore.class).stream()
                        .filter(ask -> ask.task() instanceof StoreTask.Sweep)
                        .count())
                .isBetween(8L, 14L);
    }
}
