package io.qadom.core.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import io.qadom.api.Contact;
import io.qadom.api.NodeId;
import io.qadom.core.lookup.Candidate.State;
import io.qadom.core.samples.ContactMaker;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Lookups of the key zero, so that the first byte of an id is its distance. */
class LookupTest {

    private static final int WANTED = 3;
    private static final int PARALLELISM = 2;
    private static final int PARALLELISM_MAX = 4;

    private final ContactMaker contacts = new ContactMaker();
    private final NodeId self = contacts.startingWith(0x00).id();
    private final Lookup lookup = lookup(WANTED);

    private Lookup lookup(int wanted) {
        return new Lookup(ContactMaker.key(0), self, wanted, PARALLELISM, PARALLELISM_MAX);
    }

    @Test
    void next_seeded_namesTheClosestFirstAsManyAsMayBeUnderWay() {
        seed(0x50, 0x10, 0x40, 0x20, 0x30);

        assertThat(asked()).containsExactly(0x10, 0x20);
        assertThat(lookup.asked()).isEqualTo(2);
        assertThat(lookup.isFinished()).isFalse();
        assertThat(states())
                .containsExactly(
                        State.WAITING, State.WAITING, State.NOT_CONTACTED, State.NOT_CONTACTED, State.NOT_CONTACTED);
    }

    @Test
    void next_oneAnswered_namesTheNextClosest() {
        seed(0x10, 0x20, 0x30);
        asked();

        lookup.answered(at(0x10), 1);

        assertThat(asked()).containsExactly(0x30);
    }

    @Test
    void next_answerNamesSomebodyCloser_asksThatOneFirst() {
        seed(0x10, 0x20, 0x30);
        asked();

        hear(0x20, 0x05);

        assertThat(asked()).containsExactly(0x05);
    }

    @Test
    void next_asManyAsAreWantedAnsweredOrAreAnswering_asksNobodyFartherOut() {
        seed(0x10, 0x20, 0x30, 0x40);
        asked();
        lookup.answered(at(0x10), 1);
        asked();

        lookup.answered(at(0x20), 1);

        assertThat(asked()).isEmpty();
        assertThat(lookup.isFinished()).isFalse();
    }

    @Test
    void stalled_givesItsPlaceToAnotherUpToTheBound() {
        seed(0x10, 0x20, 0x30, 0x40, 0x50, 0x60);
        assertThat(asked()).containsExactly(0x10, 0x20);

        lookup.stalled(at(0x10));
        assertThat(asked()).containsExactly(0x30);
        lookup.stalled(at(0x20));
        assertThat(asked()).containsExactly(0x40);
        lookup.stalled(at(0x30));
        assertThat(asked()).as("four are under way").isEmpty();

        lookup.failed(at(0x10));
        assertThat(asked()).containsExactly(0x50);
    }

    @Test
    void answered_afterItStalled_countsLikeAnyOther() {
        seed(0x10, 0x20);
        asked();
        lookup.stalled(at(0x10));

        lookup.answered(at(0x10), 77);

        assertThat(at(0x10).state()).isEqualTo(State.SUCCEEDED);
        assertThat(at(0x10).roundTripNanos()).isEqualTo(77);
        assertThat(lookup.answered()).isEqualTo(1);
    }

    @Test
    void answered_afterItFailed_countsLikeAnyOther() {
        seed(0x10, 0x20);
        asked();
        lookup.stalled(at(0x10));
        lookup.failed(at(0x10));

        lookup.answered(at(0x10), 1);
        lookup.answered(at(0x20), 1);

        assertThat(firstBytes(lookup.succeeded())).containsExactly(0x10, 0x20);
        assertThat(lookup.isFinished()).isTrue();
    }

    @Test
    void stalled_afterItAnsweredOrFailed_changesNothing() {
        seed(0x10, 0x20);
        asked();
        lookup.answered(at(0x10), 1);
        lookup.failed(at(0x20));

        lookup.stalled(at(0x10));
        lookup.stalled(at(0x20));

        assertThat(states()).containsExactly(State.SUCCEEDED, State.FAILED);
        assertThat(lookup.isFinished()).isTrue();
    }

    @Test
    void isFinished_theWantedClosestAnswered_lateOnesAreNotWaitedFor() {
        seed(0x10, 0x20, 0x30, 0x40);
        asked();
        lookup.stalled(at(0x10));
        asked();
        lookup.answered(at(0x20), 1);
        asked();
        lookup.answered(at(0x30), 1);
        assertThat(lookup.isFinished()).isFalse();

        lookup.answered(at(0x40), 1);

        assertThat(lookup.isFinished()).isTrue();
        assertThat(lookup.isComplete()).isTrue();
        assertThat(firstBytes(lookup.succeeded())).containsExactly(0x20, 0x30, 0x40);
    }

    @Test
    void isFinished_onlyLateOnesAreLeft_waitsForThem() {
        seed(0x10, 0x20);
        asked();
        lookup.answered(at(0x20), 1);
        lookup.stalled(at(0x10));

        assertThat(lookup.isFinished()).isFalse();

        lookup.failed(at(0x10));
        assertThat(lookup.isFinished()).isTrue();
    }

    @Test
    void isFinished_everybodyFailed_isTrueWithNobody() {
        seed(0x10, 0x20);
        asked();

        lookup.failed(at(0x10));
        lookup.failed(at(0x20));

        assertThat(lookup.isFinished()).isTrue();
        assertThat(lookup.succeeded()).isEmpty();
        assertThat(lookup.answered()).isZero();
    }

    @Test
    void isFinished_noCandidates_isTrueAtOnce() {
        assertThat(lookup.isFinished()).isTrue();
        assertThat(lookup.next()).isNull();
    }

    @Test
    void isFinished_somebodyCloserWasHeardOfLast_goesOn() {
        seed(0x10, 0x20, 0x30);
        asked();
        lookup.answered(at(0x10), 1);
        lookup.answered(at(0x20), 1);
        asked();

        hear(0x30, 0x05);

        assertThat(lookup.isFinished()).isFalse();
        assertThat(asked()).containsExactly(0x05);
        lookup.answered(at(0x05), 1);
        assertThat(lookup.isFinished()).isTrue();
    }

    @Test
    void askLikelyAlone_likelyHolderIsClosest_isAskedAloneUntilItHasNotGotIt() {
        seed(0x01, 0x20, 0x30);
        lookup.askLikelyAlone(7);

        assertThat(asked()).containsExactly(0x01);
        assertThat(lookup.isLikelyHolder(at(0x01))).isTrue();
        assertThat(lookup.isLikelyHolder(at(0x20))).isFalse();

        lookup.widen();
        assertThat(asked()).containsExactly(0x20);
    }

    @Test
    void askLikelyAlone_likelyHolderAnswersOrFails_othersAreAskedAgain() {
        seed(0x01, 0x20, 0x30, 0x40);
        lookup.askLikelyAlone(7);
        asked();

        lookup.failed(at(0x01));

        assertThat(asked()).containsExactly(0x20, 0x30);
    }

    @Test
    void askLikelyAlone_likelyHolderHeardOfOnTheWay_isAskedAlone() {
        seed(0x20, 0x30);
        lookup.askLikelyAlone(7);
        assertThat(asked()).containsExactly(0x20, 0x30);

        hear(0x20, 0x01, 0x02, 0x10);
        assertThat(asked()).containsExactly(0x01);
        lookup.stalled(at(0x01));
        assertThat(asked()).containsExactly(0x02);
    }

    @Test
    void askLikelyAlone_nobodyIsNearEnough_asksAsUsual() {
        seed(0x20, 0x30, 0x40);
        lookup.askLikelyAlone(7);

        assertThat(asked()).containsExactly(0x20, 0x30);
    }

    @Test
    void doubt_closestIsSilentElsewhere_isAskedOnlyWhenThereIsNobodyElse() {
        seed(0x10, 0x20, 0x30);
        lookup.doubt(contact -> contact.equals(at(0x10).contact()));

        assertThat(asked()).containsExactly(0x20, 0x30);
        lookup.answered(at(0x20), 1);
        assertThat(asked()).containsExactly(0x10);
        lookup.answered(at(0x30), 1);
        assertThat(lookup.isFinished()).isFalse();
        lookup.failed(at(0x10));
        assertThat(lookup.isFinished()).isTrue();
    }

    @Test
    void seed_thisNodeOrAKnownOne_isNotAddedAgain() {
        Contact known = contacts.startingWith(0x10);
        lookup.seed(List.of(known, known, known.at(contacts.any().endpoints())));
        lookup.seed(List.of(Contact.of(contacts.startingWith(0x20).publicKey(), known.endpoint())));

        assertThat(lookup.candidates()).hasSize(2);
        ContactMaker again = new ContactMaker();
        lookup.seed(List.of(again.startingWith(0x00)));
        assertThat(lookup.candidates()).as("the first of a maker is this node").hasSize(2);
    }

    @Test
    void seed_moreThanTheBound_keepsTheClosestHundred() {
        List<Contact> all = IntStream.range(0, 150)
                .mapToObj(i -> contacts.startingWith(255 - i))
                .toList();

        lookup.seed(all);

        assertThat(firstBytes(lookup.candidates()))
                .isEqualTo(IntStream.range(106, 206).boxed().toList());
    }

    @Test
    void seed_moreThanTheBound_neverForgetsWhoIsBeingAsked() {
        seed(0xfe, 0xff);
        asked();

        lookup.seed(IntStream.range(0, 120)
                .mapToObj(i -> contacts.startingWith(1 + i))
                .toList());

        assertThat(lookup.candidates()).hasSize(Lookup.CANDIDATES_MAX);
        assertThat(at(0xfe).state()).isEqualTo(State.WAITING);
        assertThat(at(0xff).state()).isEqualTo(State.WAITING);
    }

    @Test
    void heard_moreThanEightFromOneReferrer_keepsEightUntilOneOfThemAnswers() {
        seed(0xf0);
        asked();
        List<Contact> named = IntStream.range(0, 12)
                .mapToObj(i -> contacts.startingWith(0x10 + i))
                .toList();
        Candidate referrer = at(0xf0);
        lookup.answered(referrer, 1);

        lookup.heard(referrer, named);
        assertThat(lookup.candidates()).hasSize(1 + Lookup.REFERRALS_MAX);

        asked();
        lookup.answered(at(0x10), 1);
        lookup.heard(referrer, named.subList(8, 12));
        assertThat(lookup.candidates()).hasSize(1 + Lookup.REFERRALS_MAX + 1);
    }

    @Test
    void answered_afterItWasForgotten_doesNotLetItsReferrerNameMore() {
        seed(0xf0);
        asked();
        Candidate referrer = at(0xf0);
        hear(0xf0, 0xe0);
        asked();
        Candidate forgotten = at(0xe0);
        lookup.failed(forgotten);
        lookup.seed(IntStream.range(0, 98)
                .mapToObj(i -> contacts.startingWith(0x01))
                .toList());
        lookup.seed(List.of(contacts.startingWith(0x02), contacts.startingWith(0x03)));
        assertThat(lookup.candidates()).doesNotContain(forgotten);

        lookup.answered(forgotten, 1);
        List<Contact> named = IntStream.range(0, 12)
                .mapToObj(i -> contacts.startingWith(0x00))
                .toList();
        lookup.heard(referrer, named);

        assertThat(lookup.candidates().stream().map(Candidate::contact).filter(named::contains))
                .hasSize(Lookup.REFERRALS_MAX);
    }

    @Test
    void next_eightyAsked_asksNobodyMoreAndIsNotComplete() {
        Lookup wide = lookup(Lookup.CANDIDATES_MAX);
        wide.seed(IntStream.range(0, 100).mapToObj(i -> contacts.any()).toList());
        int asked = 0;
        for (Candidate candidate = wide.next(); candidate != null; candidate = wide.next()) {
            asked++;
            wide.answered(candidate, 1);
        }

        assertThat(asked).isEqualTo(Lookup.REQUESTS_MAX);
        assertThat(wide.asked()).isEqualTo(Lookup.REQUESTS_MAX);
        assertThat(wide.isFinished()).isTrue();
        assertThat(wide.isComplete()).isFalse();
    }

    private void seed(int... firstBytes) {
        lookup.seed(IntStream.of(firstBytes).mapToObj(contacts::startingWith).toList());
    }

    /** An answer that names others. */
    private void hear(int from, int... named) {
        Candidate referrer = at(from);
        lookup.answered(referrer, 1);
        lookup.heard(
                referrer, IntStream.of(named).mapToObj(contacts::startingWith).toList());
    }

    /** Takes everybody who may be asked now. */
    private List<Integer> asked() {
        List<Candidate> asked = new ArrayList<>();
        for (Candidate candidate = lookup.next(); candidate != null; candidate = lookup.next()) {
            asked.add(candidate);
        }
        return firstBytes(asked);
    }

    private Candidate at(int firstByte) {
        return lookup.candidates().stream()
                .filter(candidate -> firstByte(candidate) == firstByte)
                .findFirst()
                .orElseThrow();
    }

    private List<State> states() {
        return lookup.candidates().stream().map(Candidate::state).toList();
    }

    private static List<Integer> firstBytes(List<Candidate> candidates) {
        return candidates.stream().map(LookupTest::firstByte).toList();
    }

    private static int firstByte(Candidate candidate) {
        return candidate.contact().id().toByteArray()[0] & 0xff;
    }
}
