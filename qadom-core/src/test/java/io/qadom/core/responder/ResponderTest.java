package io.qadom.core.responder;

import static org.assertj.core.api.Assertions.assertThat;

import io.qadom.api.Bytes;
import io.qadom.api.Contact;
import io.qadom.api.Endpoint;
import io.qadom.api.Key;
import io.qadom.api.RefusalReason;
import io.qadom.core.routing.KBucketTable;
import io.qadom.core.samples.Configs;
import io.qadom.core.samples.ContactMaker;
import io.qadom.core.turn.Counters;
import io.qadom.core.turn.NodeConfig;
import io.qadom.core.turn.Outbox;
import io.qadom.core.turn.Output;
import io.qadom.core.turn.StoreResult;
import io.qadom.core.turn.StoreTask;
import io.qadom.core.turn.Ticket;
import io.qadom.core.turn.WallTime;
import io.qadom.spi.Provenance;
import io.qadom.spi.Provenance.Origin;
import io.qadom.spi.RoutingTable;
import io.qadom.spi.StoredMember;
import io.qadom.spi.StoredValue;
import io.qadom.wire.Message;
import io.qadom.wire.Packet;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResponderTest {

    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05.678Z");
    private static final Bytes VALUE = Bytes.ofUtf8("sudo python");
    private static final Key KEY = Key.ofValue(VALUE);
    private static final Key MEMBER = ContactMaker.key(9);
    private static final int HOUR = 3_600;
    private static final int SAVES_MAX = 2_048;
    private static final int WRITES_MAX = 4_096;

    private final ContactMaker contacts = new ContactMaker();
    private final Contact self = contacts.any();
    private final Contact asker = contacts.any();
    private final RoutingTable table = new KBucketTable(self.id(), Configs.BUCKET_SIZE);
    private final Outbox outbox = new Outbox();
    private final Counters counters = new Counters();
    private Responder responder = responder(Configs.server(self));

    private Responder responder(NodeConfig config) {
        return new Responder(config, table, outbox, WallTime.startingAt(0, NOW), counters);
    }

    // ---- every kind

    @Test
    void handle_everyKindOfRequest_isAnsweredOrGivenToTheStore() {
        List<Message.Request> samples = List.of(
                Message.Ping.INSTANCE,
                new Message.FindNode(KEY),
                new Message.FindValue(KEY),
                store(VALUE),
                new Message.Append(KEY, MEMBER, HOUR),
                new Message.Search(KEY, Optional.empty(), 5),
                Message.Unknown.INSTANCE);
        assertThat(samples)
                .extracting(Object::getClass)
                .containsExactlyInAnyOrder(Message.Request.class.getPermittedSubclasses());

        long id = 0;
        for (Message.Request request : samples) {
            ask(++id, request);
            assertThat(outbox.poll()).as("%s", request).isNotNull();
        }
    }

    @Test
    void storeAnswered_everyKindOfResult_isAnswered() {
        List<StoreResult> samples = List.of(
                new StoreResult.ValueLoaded(Optional.empty()),
                new StoreResult.MembersLoaded(List.of(), false, 0, Bytes.empty()),
                new StoreResult.Saved(true, NOW),
                new StoreResult.Full(),
                new StoreResult.Unreadable(),
                new StoreResult.Done());
        assertThat(samples)
                .extracting(Object::getClass)
                .containsExactlyInAnyOrder(StoreResult.class.getPermittedSubclasses());
        List<Message.Request> waiting =
                List.of(new Message.FindValue(KEY), store(VALUE), new Message.Search(KEY, Optional.empty(), 5));

        int id = 0;
        for (StoreResult result : samples) {
            for (Message.Request request : waiting) {
                ask(++id, request);
                responder.storeAnswered(task().ticket(), result, 0);
                assertThat(outbox.poll()).as("%s after %s", result, request).isInstanceOf(Output.Send.class);
            }
        }
    }

    // ---- reading

    @Test
    void handle_ping_saysPongAndWhatAddressItSaw() {
        ask(77, Message.Ping.INSTANCE);

        assertThat(outbox.poll())
                .isEqualTo(new Output.Send(asker.endpoint(), 77, asker.endpoint(), Message.Pong.INSTANCE));
    }

    @Test
    void handle_findNode_namesTheClosest() {
        List<Contact> known = know(6);

        ask(1, new Message.FindNode(KEY));

        assertThat(reply())
                .isInstanceOfSatisfying(
                        Message.Nodes.class,
                        nodes -> assertThat(nodes.closest())
                                .hasSize(Configs.BUCKET_SIZE)
                                .isSubsetOf(known)
                                .isEqualTo(table.closest(KEY, Configs.BUCKET_SIZE)));
    }

    @Test
    void handle_findValueThatIsThere_givesItAndTheTimeLeft() {
        ask(1, new Message.FindValue(KEY));
        StoreTask task = task();
        assertThat(task)
                .isInstanceOfSatisfying(
                        StoreTask.LoadValue.class,
                        load -> assertThat(load.key()).isEqualTo(KEY));
        Provenance provenance = new Provenance(Origin.HELD, "", NOW, NOW.plusSeconds(100));
        StoreResult found = new StoreResult.ValueLoaded(Optional.of(new StoredValue(KEY, VALUE, provenance)));

        responder.storeAnswered(task.ticket(), found, 40_000_000_000L);

        assertThat(reply()).isEqualTo(new Message.Value(VALUE, 60));
    }

    @Test
    void handle_findValueThatIsNotThere_namesTheClosest() {
        List<Contact> known = know(2);
        ask(1, new Message.FindValue(KEY));

        responder.storeAnswered(task().ticket(), new StoreResult.ValueLoaded(Optional.empty()), 0);

        assertThat(reply())
                .isInstanceOfSatisfying(
                        Message.Nodes.class,
                        nodes -> assertThat(nodes.closest()).containsExactlyInAnyOrderElementsOf(known));
    }

    @Test
    void handle_search_givesPageCountDigestAndTheClosest() {
        List<Contact> known = know(1);
        ask(1, new Message.Search(KEY, Optional.of(MEMBER), 5));
        StoreTask task = task();
        assertThat(task).isEqualTo(new StoreTask.LoadMembers(KEY, Optional.of(MEMBER), 5, task.ticket()));

        responder.storeAnswered(
                task.ticket(), new StoreResult.MembersLoaded(List.of(KEY), true, 7, Bytes.ofUtf8("digest")), 0);

        assertThat(reply()).isEqualTo(new Message.Members(List.of(KEY), true, 7, Bytes.ofUtf8("digest"), known));
    }

    // ---- writing

    @Test
    void handle_store_isKeptAsHeldAndAcknowledgedAfterTheStoreHasIt() {
        ask(5, store(VALUE));
        StoreTask task = task();
        Provenance held = new Provenance(Origin.HELD, "127.0.0.0/24", NOW, NOW.plusSeconds(HOUR));
        assertThat(task).isEqualTo(new StoreTask.SaveValue(new StoredValue(KEY, VALUE, held), task.ticket()));
        assertThat(outbox.poll()).as("no acknowledgement yet").isNull();

        responder.storeAnswered(task.ticket(), new StoreResult.Saved(true, NOW.plusSeconds(HOUR)), 0);

        assertThat(reply()).isEqualTo(new Message.Stored(HOUR, true));
    }

    @Test
    void handle_append_isKeptAsHeldAndAcknowledgedAfterTheStoreHasIt() {
        ask(5, new Message.Append(KEY, MEMBER, HOUR));
        StoreTask task = task();
        Provenance held = new Provenance(Origin.HELD, "127.0.0.0/24", NOW, NOW.plusSeconds(HOUR));
        assertThat(task).isEqualTo(new StoreTask.SaveMember(new StoredMember(KEY, MEMBER, held), task.ticket()));

        responder.storeAnswered(task.ticket(), new StoreResult.Saved(false, NOW.plusSeconds(HOUR)), 0);

        assertThat(reply()).isEqualTo(new Message.Stored(HOUR, false));
    }

    @ParameterizedTest
    @CsvSource({"1, 60", "60, 60", "2147483647, 2592000"})
    void handle_storeForAnyLife_isHeldToAMinuteUpToThirtyDays(int asked, int given) {
        ask(1, new Message.Store(VALUE, asked, false));

        assertThat(task())
                .isInstanceOfSatisfying(
                        StoreTask.SaveValue.class,
                        save -> assertThat(save.value().provenance().expiresAt())
                                .isEqualTo(NOW.plusSeconds(given)));
    }

    @Test
    void storeAnswered_full_isRefused() {
        ask(1, store(VALUE));

        responder.storeAnswered(task().ticket(), new StoreResult.Full(), 0);

        assertThat(reply()).isEqualTo(Message.Refused.because(RefusalReason.FULL));
        assertThat(counted("responder.refused.full")).isEqualTo(1);
    }

    @Test
    void storeAnswered_ticketOfSomebodyElse_isNothing() {
        responder.storeAnswered(Ticket.NOBODY, new StoreResult.Done(), 0);

        assertThat(outbox.poll()).isNull();
        assertThat(counted("responder.saves.now")).isZero();
    }

    // ---- the same request again

    @Test
    void handle_writeRepeatedWhileUnderWay_isDoneOnceAndAnsweredOnce() {
        ask(5, store(VALUE));
        StoreTask task = task();

        ask(5, store(VALUE));
        assertThat(outbox.poll()).isNull();

        responder.storeAnswered(task.ticket(), new StoreResult.Saved(true, NOW.plusSeconds(HOUR)), 0);
        assertThat(reply()).isInstanceOf(Message.Stored.class);
        assertThat(outbox.poll()).isNull();
    }

    @Test
    void handle_writeRepeatedAfterItsAnswer_getsTheSameAnswerWithoutTheStore() {
        ask(5, store(VALUE));
        responder.storeAnswered(task().ticket(), new StoreResult.Full(), 0);
        Message first = reply();

        ask(5, store(VALUE));

        assertThat(reply()).isEqualTo(first);
        assertThat(counted("responder.repeats")).isEqualTo(1);
    }

    @Test
    void handle_sameIdFromAnotherEndpoint_isAnotherRequest() {
        ask(5, store(VALUE));
        StoreTask first = task();

        handle(5, store(VALUE), contacts.any().endpoint(), 0);

        assertThat(task()).isNotEqualTo(first);
    }

    @Test
    void handle_moreWritesThanAreRemembered_theFirstIsDoneAgain() {
        for (int id = 0; id <= WRITES_MAX; id++) {
            ask(id, store(VALUE));
            responder.storeAnswered(task().ticket(), new StoreResult.Full(), 0);
            reply();
        }
        assertThat(counted("responder.recent_writes.now")).isEqualTo(WRITES_MAX);

        ask(1, store(VALUE));
        assertThat(reply()).isInstanceOf(Message.Refused.class);
        ask(0, store(VALUE));
        assertThat(task()).isInstanceOf(StoreTask.SaveValue.class);
    }

    // ---- refusals

    @Test
    void handle_writeWithABucketOfGoodContactsCloser_isTooFarAndNamesThem() {
        List<Contact> closer = knowCloser(Configs.BUCKET_SIZE);

        ask(1, store(VALUE));

        assertThat(reply()).isInstanceOfSatisfying(Message.Refused.class, refused -> {
            assertThat(refused.reason()).isEqualTo(RefusalReason.TOO_FAR);
            assertThat(refused.closest()).containsExactlyInAnyOrderElementsOf(closer);
        });
        assertThat(counted("responder.refused.too_far")).isEqualTo(1);
    }

    @Test
    void handle_writeWithOneFewerCloserOrNotAllGood_isKept() {
        List<Contact> closer = knowCloser(Configs.BUCKET_SIZE);
        table.missed(closer.get(0).id(), 0);

        ask(1, store(VALUE));

        assertThat(task()).isInstanceOf(StoreTask.SaveValue.class);
    }

    @Test
    void handle_cachedCopyFarFromItsKey_isTooFarToo() {
        knowCloser(Configs.BUCKET_SIZE);

        ask(1, new Message.Store(VALUE, HOUR, true));

        assertThat(reply()).isInstanceOf(Message.Refused.class);
    }

    @Test
    void handle_cachedCopyNearItsKey_isKeptAsCache() {
        ask(1, new Message.Store(VALUE, HOUR, true));

        assertThat(task())
                .isInstanceOfSatisfying(
                        StoreTask.SaveValue.class,
                        save -> assertThat(save.value().provenance().origin()).isEqualTo(Origin.CACHED));
    }

    @Test
    void handle_writeToAClient_isUnsupported() {
        responder = responder(Configs.client(self));

        ask(1, store(VALUE));
        assertThat(reply()).isEqualTo(Message.Refused.because(RefusalReason.UNSUPPORTED));
        ask(2, Message.Unknown.INSTANCE);
        assertThat(reply()).isEqualTo(Message.Refused.because(RefusalReason.UNSUPPORTED));
    }

    @Test
    void handle_moreWritesThanMayWait_areBusyUntilOneIsAnswered() {
        List<StoreTask> waiting = new ArrayList<>();
        for (int id = 0; id < SAVES_MAX; id++) {
            ask(id, store(VALUE));
            waiting.add(task());
        }

        ask(SAVES_MAX, store(VALUE));
        assertThat(reply()).isEqualTo(new Message.Refused(RefusalReason.BUSY, 500, List.of()));

        responder.storeAnswered(waiting.get(SAVES_MAX - 1).ticket(), new StoreResult.Full(), 0);
        reply();
        ask(SAVES_MAX, store(VALUE));
        assertThat(task()).isInstanceOf(StoreTask.SaveValue.class);
        assertThat(counted("responder.saves.now")).isEqualTo(SAVES_MAX);
    }

    private static Message.Store store(Bytes value) {
        return new Message.Store(value, HOUR, false);
    }

    private List<Contact> know(int count) {
        List<Contact> known = new ArrayList<>();
        while (known.size() < count) {
            Contact contact = contacts.any();
            if (table.offer(contact, 0) instanceof RoutingTable.Offer.Inserted) {
                known.add(contact);
            }
        }
        return known;
    }

    private List<Contact> knowCloser(int count) {
        List<Contact> closer = new ArrayList<>();
        while (closer.size() < count) {
            Contact contact = contacts.any();
            if (KEY.compareDistances(contact.id(), self.id()) < 0
                    && table.offer(contact, 0) instanceof RoutingTable.Offer.Inserted) {
                closer.add(contact);
            }
        }
        return closer;
    }

    private void ask(long requestId, Message.Request request) {
        handle(requestId, request, asker.endpoint(), 0);
    }

    private void handle(long requestId, Message.Request request, Endpoint from, long nowNanos) {
        Packet packet = new Packet(asker.publicKey(), false, requestId, Optional.empty(), request);
        responder.handle(packet, request, from, nowNanos);
    }

    private StoreTask task() {
        Output output = Objects.requireNonNull(outbox.poll());
        assertThat(output).isInstanceOf(Output.AskStore.class);
        return ((Output.AskStore) output).task();
    }

    private Message reply() {
        Output output = Objects.requireNonNull(outbox.poll());
        assertThat(output).isInstanceOf(Output.Send.class);
        return ((Output.Send) output).message();
    }

    private long counted(String name) {
        return counters.snapshot().getOrDefault(name, -1L);
    }
}
