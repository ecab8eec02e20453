package io.qadom.core.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.qadom.api.Contact;
import io.qadom.core.samples.ContactMaker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How long an answer is waited for: RFC 6298 section 2 within the bounds of this protocol. */
class RoundTripsTest {

    private static final long MICRO = 1_000L;
    private static final long MILLI = 1_000 * MICRO;

    private final ContactMaker contacts = new ContactMaker();
    private final Contact contact = contacts.any();
    private final RoundTrips roundTrips = new RoundTrips();

    @Test
    void stallNanos_nobodyTimed_isTwoHundredMillis() {
        assertThat(roundTrips.stallNanos(null)).isEqualTo(200 * MILLI);
        assertThat(roundTrips.stallNanos(contact)).isEqualTo(200 * MILLI);
        assertThat(roundTrips.failNanos(contact)).isEqualTo(800 * MILLI);
    }

    /** One sample r: srtt = r, var = r / 2, so 3 r until it stalls and four times that until it fails. */
    @ParameterizedTest
    @CsvSource({
        "100, 2000, 50000",
        "1000, 3000, 50000",
        "10000, 30000, 120000",
        "100000, 300000, 1200000",
        "200000, 500000, 2400000",
        "400000, 500000, 3000000"
    })
    void stallAndFail_oneSample_followItWithinTheBounds(long sampleMicros, long stallMicros, long failMicros) {
        roundTrips.sample(contact.id(), sampleMicros * MICRO);

        assertThat(roundTrips.stallNanos(contact)).isEqualTo(stallMicros * MICRO);
        assertThat(roundTrips.failNanos(contact)).isEqualTo(failMicros * MICRO);
    }

    @Test
    void unclear_againAndAgain_doublesThePatienceUntilTheNextSample() {
        roundTrips.sample(contact.id(), 20 * MILLI);
        assertThat(roundTrips.failNanos(contact)).isEqualTo(240 * MILLI);

        roundTrips.unclear(contact.id());
        assertThat(roundTrips.failNanos(contact)).isEqualTo(480 * MILLI);
        for (int i = 0; i < 100; i++) {
            roundTrips.unclear(contact.id());
        }
        assertThat(roundTrips.failNanos(contact)).isEqualTo(3_000 * MILLI);
        assertThat(roundTrips.stallNanos(contact)).isEqualTo(60 * MILLI);

        roundTrips.sample(contact.id(), 20 * MILLI);
        assertThat(roundTrips.failNanos(contact)).isLessThan(240 * MILLI);
    }

    @Test
    void unclear_contactNotTimed_changesNothing() {
        roundTrips.unclear(contact.id());

        assertThat(roundTrips.isKnown(contact.id())).isFalse();
        assertThat(roundTrips.failNanos(contact)).isEqualTo(800 * MILLI);
    }

    @Test
    void sample_second_movesByAnEighthAndTheVariationByAQuarter() {
        roundTrips.sample(contact.id(), 80 * MILLI);
        roundTrips.sample(contact.id(), 160 * MILLI);

        assertThat(roundTrips.smoothedNanos(contact.id())).contains(90 * MILLI);
        assertThat(roundTrips.stallNanos(contact)).isEqualTo((90 + 4 * 50) * MILLI);
    }

    @Test
    void sample_alwaysTheSame_waitsHardlyLonger() {
        for (int i = 0; i < 100; i++) {
            roundTrips.sample(contact.id(), 100 * MILLI);
        }

        assertThat(roundTrips.stallNanos(contact)).isBetween(100 * MILLI, 101 * MILLI);
    }

    @Test
    void stallNanos_contactNotTimed_isTheMedianOfTheOthers() {
        for (int i = 0; i < 16; i++) {
            roundTrips.sample(contacts.any().id(), (i < 9 ? 10 : 100) * MILLI);
        }

        assertThat(roundTrips.stallNanos(contact)).isEqualTo(30 * MILLI);
    }

    @Test
    void stallNanos_networkBecameSlower_medianFollowsTheLatestSamples() {
        for (int i = 0; i < 64; i++) {
            roundTrips.sample(contacts.any().id(), 10 * MILLI);
        }
        for (int i = 0; i < 64; i++) {
            roundTrips.sample(contacts.any().id(), 50 * MILLI);
        }
        roundTrips.sample(contacts.any().id(), 200 * MILLI);

        assertThat(roundTrips.stallNanos(null)).isEqualTo(150 * MILLI);
    }

    @Test
    void stallNanos_everybodyAnswersQuickly_isAtMostFourMediansOfTheLastAnswers() {
        roundTrips.sample(contact.id(), 100 * MILLI);
        assertThat(roundTrips.stallNanos(contact)).isEqualTo(300 * MILLI);

        for (int i = 0; i < 16; i++) {
            roundTrips.sample(contacts.any().id(), (1 + i) * MILLI);
        }

        assertThat(roundTrips.stallNanos(contact)).isEqualTo(4 * 9 * MILLI);
        assertThat(roundTrips.failNanos(contact)).isEqualTo(4 * 300 * MILLI);
    }

    @Test
    void sample_moreContactsThanTheBound_forgetsWhoWasHeardOfLongestAgo() {
        Contact kept = contacts.any();
        roundTrips.sample(contact.id(), MILLI);
        roundTrips.sample(kept.id(), MILLI);
        for (int i = 0; i < RoundTrips.CONTACTS_MAX - 1; i++) {
            roundTrips.sample(kept.id(), MILLI);
            roundTrips.sample(contacts.any().id(), MILLI);
        }

        assertThat(roundTrips.isKnown(contact.id())).isFalse();
        assertThat(roundTrips.isKnown(kept.id())).isTrue();
    }
}
