package io.qadom.core.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.qadom.api.Bytes;
import io.qadom.api.Contact;
import io.qadom.api.Endpoint;
import io.qadom.core.samples.ContactMaker;
import io.qadom.core.turn.Counters;
import io.qadom.core.turn.Outbox;
import io.qadom.core.turn.Output;
import io.qadom.core.turn.Timers;
import io.qadom.wire.Message;
import io.qadom.wire.Packet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Requests with the two timers of someone who has not been timed: 200 ms until it stalls, 800 ms until it fails. */
class RequestsTest {

    private static final long MILLI = 1_000_000L;
    private static final Message.Request PING = Message.Ping.INSTANCE;
    private static final Message.Reply PONG = Message.Pong.INSTANCE;

    private final ContactMaker contacts = new ContactMaker();
    private final Contact contact = contacts.any();
    private final Timers timers = new Timers();
    private final Outbox outbox = new Outbox();
    private final Counters counters = new Counters();
    private final List<String> told = new ArrayList<>();
    private final Requests requests =
            new Requests(new Random(1), timers, outbox, counters, (silent, now) -> told.add("silent " + now / MILLI));
    private final Asker asker = new Asker() {
        @Override
        public void stalled(InFlight request, long nowNanos) {
            told.add("stalled " + nowNanos / MILLI);
        }

        @Override
        public void answered(InFlight request, Message.Reply reply, long nowNanos) {
            told.add("answered " + nowNanos / MILLI);
        }

        @Override
        public void failed(InFlight request, long nowNanos) {
            told.add("failed " + nowNanos / MILLI);
        }
    };

    @Test
    void ask_answeredInTime_tellsTheAnswerAndItsRoundTrip() {
        InFlight request = ask(1);
        Output.Send send = sent();
        advanceTo(150);

        assertThat(reply(send, 150)).isSameAs(request);

        advanceTo(10_000);
        assertThat(told).containsExactly("answered 150");
        assertThat(request.roundTripNanos()).isEqualTo(150 * MILLI);
        assertThat(counted("rpc.answered")).isEqualTo(1);
        assertThat(counted("rpc.late")).isZero();
        assertThat(counted("rpc.in_flight.now")).isZero();
    }

    @Test
    void ask_oneTryNoAnswer_stallsThenFailsAndNamesTheSilent() {
        ask(1);
        sent();

        advanceTo(10_000);

        assertThat(told).containsExactly("stalled 200", "silent 800", "failed 800");
        assertThat(outbox.poll()).isNull();
        assertThat(counted("rpc.in_flight.now")).isZero();
    }

    @Test
    void ask_twoTriesNoAnswer_repeatsTheSameRequestOnce() {
        ask(2);
        Output.Send first = sent();

        advanceTo(10_000);

        assertThat(sent()).isEqualTo(first);
        assertThat(outbox.poll()).isNull();
        assertThat(told).containsExactly("stalled 200", "stalled 1000", "silent 1600", "failed 1600");
        assertThat(counted("rpc.sent")).isEqualTo(1);
        assertThat(counted("rpc.repeated")).isEqualTo(1);
    }

    @Test
    void match_answerAfterItStalled_isLateAndStopsTheTimers() {
        ask(2);
        Output.Send send = sent();
        advanceTo(300);

        assertThat(reply(send, 300)).isNotNull();

        advanceTo(10_000);
        assertThat(told).containsExactly("stalled 200", "answered 300");
        assertThat(counted("rpc.late")).isEqualTo(1);
    }

    @Test
    void match_answerAfterFailure_countsForThreeSecondsMore() {
        ask(1);
        Output.Send send = sent();
        advanceTo(800 + 2_999);

        assertThat(reply(send, 3_799)).isNotNull();

        assertThat(told).containsExactly("stalled 200", "silent 800", "failed 800", "answered 3799");
    }

    @Test
    void match_answerLongAfterFailure_isUnsolicited() {
        ask(1);
        Output.Send send = sent();
        advanceTo(800 + 3_000);

        assertThat(reply(send, 3_800)).isNull();

        assertThat(counted("rpc.unsolicited")).isEqualTo(1);
    }

    @Test
    void match_answerToARepeatedRequest_givesNoRoundTrip() {
        ask(2);
        Output.Send send = sent();
        advanceTo(800);

        assertThat(reply(send, 810)).isNotNull();

        assertThat(requests.isTimed(contact)).isFalse();
        assertThat(requests.smoothedRoundTripNanos(contact)).isEmpty();
    }

    @Test
    void match_answerToAWrite_givesNoRoundTrip() {
        requests.ask(Question.to(contact, store(), 1), asker, 0);

        assertThat(reply(sent(), 10)).isNotNull();

        assertThat(requests.isTimed(contact)).isFalse();
    }

    @Test
    void ask_write_hasTwoSecondsMore() {
        requests.ask(Question.to(contact, store(), 1), asker, 0);
        sent();

        advanceTo(10_000);

        assertThat(told).containsExactly("stalled 2200", "silent 2800", "failed 2800");
    }

    @Test
    void isStalled_fromTheFirstStallToTheEnd_isTrue() {
        ask(2);
        Output.Send send = sent();
        assertThat(requests.isStalled(contact)).isFalse();

        advanceTo(900);
        assertThat(requests.isStalled(contact)).as("at the second try").isTrue();
        assertThat(requests.hasStalled()).isTrue();

        reply(send, 900);
        assertThat(requests.isStalled(contact)).isFalse();
        assertThat(requests.hasStalled()).isFalse();
    }

    @Test
    void isStalled_severalRequestsToOneContact_lastsUntilTheLastHasEnded() {
        ask(1);
        Output.Send first = sent();
        ask(1);
        advanceTo(300);

        reply(first, 300);
        assertThat(requests.isStalled(contact)).isTrue();

        advanceTo(10_000);
        assertThat(requests.hasStalled()).isFalse();
    }

    @Test
    void abandon_stalledRequest_isNotRepeatedAndStillEnds() {
        InFlight request = ask(2);
        sent();
        advanceTo(300);

        requests.abandon(request);
        advanceTo(10_000);

        assertThat(outbox.poll()).isNull();
        assertThat(told).containsExactly("stalled 200", "silent 800", "failed 800");
    }

    @Test
    void match_wrongIdAddressOrKey_isUnsolicitedAndTheRightAnswerStillCounts() {
        ask(1);
        Output.Send send = sent();
        Bytes otherKey = contacts.any().publicKey();
        Endpoint otherAddress =
                ContactMaker.endpoint("127.0.0.2", contact.endpoint().port());

        assertThat(match(contact.publicKey(), send.requestId() + 1, send.to(), 5))
                .isNull();
        assertThat(match(contact.publicKey(), send.requestId(), otherAddress, 5))
                .isNull();
        assertThat(match(otherKey, send.requestId(), send.to(), 5)).isNull();

        assertThat(counted("rpc.unsolicited")).isEqualTo(3);
        assertThat(reply(send, 10)).isNotNull();
    }

    @Test
    void match_sameAnswerTwice_countsOnce() {
        ask(1);
        Output.Send send = sent();

        assertThat(reply(send, 10)).isNotNull();
        assertThat(reply(send, 11)).isNull();
        assertThat(told).containsExactly("answered 10");
    }

    @Test
    void match_keyWasNotKnown_isLearnedFromTheAnswer() {
        InFlight request =
                Objects.requireNonNull(requests.ask(new Question(null, contact.endpoint(), PING, 1), asker, 0));
        Output.Send send = sent();

        assertThat(reply(send, 10)).isSameAs(request);

        assertThat(told).containsExactly("answered 10");
        assertThat(request.contact()).isEqualTo(contact);
        assertThat(requests.isTimed(contact)).isTrue();
    }

    @Test
    void ask_keyNotKnownAndNoAnswer_namesNobodySilent() {
        requests.ask(new Question(null, contact.endpoint(), PING, 1), asker, 0);

        advanceTo(10_000);

        assertThat(told).containsExactly("stalled 200", "failed 800");
    }

    @Test
    void reject_answerThatIsNone_failsTheAsker() {
        InFlight request = ask(1);
        Output.Send send = sent();
        assertThat(match(contact.publicKey(), send.requestId(), send.to(), 7)).isSameAs(request);

        requests.reject(request, 7 * MILLI);

        assertThat(told).containsExactly("failed 7");
    }

    @Test
    void ask_asManyAsTheBound_refusesTheNextAndCountsIt() {
        Set<Long> ids = new HashSet<>();
        for (int i = 0; i < Requests.IN_FLIGHT_MAX; i++) {
            assertThat(requests.ask(Question.to(contact, PING, 1), Asker.NOBODY, 0))
                    .isNotNull();
            ids.add(sent().requestId());
        }

        assertThat(requests.ask(Question.to(contact, PING, 1), asker, 0)).isNull();

        assertThat(ids).hasSize(Requests.IN_FLIGHT_MAX);
        assertThat(outbox.poll()).isNull();
        assertThat(counted("rpc.bound")).isEqualTo(1);
        advanceTo(10_000);
        assertThat(requests.ask(Question.to(contact, PING, 1), asker, 10_000 * MILLI))
                .isNotNull();
    }

    private InFlight ask(int tries) {
        return Objects.requireNonNull(requests.ask(Question.to(contact, PING, tries), asker, 0));
    }

    private static Message.Store store() {
        return new Message.Store(Bytes.ofUtf8("value"), 3_600, false);
    }

    private Output.Send sent() {
        Output output = Objects.requireNonNull(outbox.poll());
        assertThat(output).isInstanceOf(Output.Send.class);
        return (Output.Send) output;
    }

    private @Nullable InFlight reply(Output.Send send, long atMillis) {
        InFlight request = match(contact.publicKey(), send.requestId(), send.to(), atMillis);
        if (request != null) {
            requests.deliver(request, PONG, atMillis * MILLI);
        }
        return request;
    }

    private @Nullable InFlight match(Bytes sender, long requestId, Endpoint from, long atMillis) {
        return requests.match(new Packet(sender, false, requestId, Optional.empty(), PONG), from, atMillis * MILLI);
    }

    /** Fires every timer at its own moment, as a driver that is in time does. */
    private void advanceTo(long millis) {
        while (timers.nextDeadlineNanos() <= millis * MILLI) {
            timers.advance(timers.nextDeadlineNanos(), 1);
        }
    }

    private long counted(String name) {
        return counters.snapshot().getOrDefault(name, -1L);
    }
}
