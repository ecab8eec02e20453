package io.qadom.core.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import io.qadom.api.Contact;
import io.qadom.api.Key;
import io.qadom.api.NodeId;
import io.qadom.core.lookup.Candidate.State;
import io.qadom.core.samples.Seed;
import io.qadom.testkit.Contacts;
import io.qadom.testkit.Keys;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Lookups in random networks: they always end, within their bounds, and where nobody fails they find the closest. */
class LookupPropertyTest {

    private static final int WANTED = 10;
    private static final int PARALLELISM = 3;
    private static final int PARALLELISM_MAX = 7;
    private static final int REPLY = 20;

    @Test
    void lookup_everybodyAnswers_findsExactlyTheClosest() {
        Seed seed = Seed.draw("lookups where everybody answers");
        Random random = seed.random();
        for (int round = 0; round < 40; round++) {
            List<Contact> network = network(random, 20 + random.nextInt(200));
            Walk walk = new Walk(network, random);

            walk.run(0);

            assertThat(walk.lookup.succeeded().stream()
                            .limit(WANTED)
                            .map(Candidate::contact)
                            .toList())
                    .as("round %d, %s", round, seed)
                    .isEqualTo(closest(network, walk.target, WANTED));
            assertThat(walk.lookup.isComplete()).isTrue();
        }
    }

    @Test
    void lookup_manyStallFailOrComeLate_endsWithinItsBounds() {
        Seed seed = Seed.draw("lookups in a bad network");
        Random random = seed.random();
        for (int round = 0; round < 60; round++) {
            Walk walk = new Walk(network(random, 2_000), random);

            walk.run(10 + random.nextInt(90));

            assertThat(walk.lookup.isFinished()).as("round %d, %s", round, seed).isTrue();
            assertThat(walk.trouble).as("round %d, %s", round, seed).isEmpty();
        }
    }

    private static List<Contact> network(Random random, int size) {
        List<Contact> network = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            network.add(Contacts.random(random));
        }
        return network;
    }

    private static List<Contact> closest(List<Contact> network, Key target, int count) {
        return network.stream()
                .sorted((a, b) -> target.compareDistances(a.id(), b.id()))
                .limit(count)
                .toList();
    }

    /** One lookup in which a die decides what becomes of each question. */
    private static final class Walk {

        private final List<Contact> network;
        private final Random random;
        private final Key target;
        private final Lookup lookup;
        private final List<Candidate> open = new ArrayList<>();
        private final List<Candidate> failed = new ArrayList<>();
        private final Map<NodeId, Candidate> referrers = new HashMap<>();
        private final List<String> trouble = new ArrayList<>();
        private boolean bad;

        private Walk(List<Contact> network, Random random) {
            this.network = network;
            this.random = random;
            target = Keys.random(random);
            lookup = new Lookup(target, Keys.randomNodeId(random), WANTED, PARALLELISM, PARALLELISM_MAX);
            lookup.seed(network.subList(0, 5));
            lookup.askLikelyAlone(random.nextInt(16));
            lookup.doubt(contact -> random.nextInt(4) == 0);
        }

        private void run(int percentBad) {
            bad = percentBad > 0;
            while (!lookup.isFinished()) {
                for (Candidate next = lookup.next(); next != null; next = lookup.next()) {
                    open.add(next);
                }
                if (open.isEmpty()) {
                    trouble.add("not finished and nothing under way");
                    return;
                }
                event(percentBad);
                check();
            }
        }

        private void event(int percentBad) {
            boolean silent = random.nextInt(100) < percentBad;
            Candidate candidate = open.get(random.nextInt(open.size()));
            if (silent && candidate.state() == State.WAITING) {
                lookup.stalled(candidate);
                if (random.nextBoolean()) {
                    lookup.widen();
                }
            } else if (silent) {
                open.remove(candidate);
                failed.add(candidate);
                lookup.failed(candidate);
            } else if (!failed.isEmpty() && random.nextInt(4) == 0) {
                answer(failed.remove(random.nextInt(failed.size())));
            } else {
                open.remove(candidate);
                answer(candidate);
            }
        }

        /** The answer names the closest of all or, in a bad network, anybody. */
        private void answer(Candidate candidate) {
            lookup.answered(candidate, 1);
            List<NodeId> before = ids();
            lookup.heard(candidate, bad ? anybody() : closest(network, target, REPLY));
            List<NodeId> fresh = ids();
            fresh.removeAll(before);
            fresh.forEach(id -> referrers.put(id, candidate));
        }

        private List<Contact> anybody() {
            return random.ints(REPLY, 0, network.size()).mapToObj(network::get).toList();
        }

        private List<NodeId> ids() {
            return new ArrayList<>(lookup.candidates().stream()
                    .map(candidate -> candidate.contact().id())
                    .toList());
        }

        private void check() {
            long underWay = count(State.WAITING) + count(State.UNRESPONSIVE);
            require(count(State.WAITING) <= PARALLELISM, "more under way than parallelism");
            require(underWay <= PARALLELISM_MAX, "more under way than parallelismMax");
            require(lookup.asked() <= Lookup.REQUESTS_MAX, "more asked than the bound");
            require(lookup.candidates().size() <= Lookup.CANDIDATES_MAX, "more candidates than the bound");
            Map<Candidate, Integer> unanswered = new HashMap<>();
            for (Candidate candidate : lookup.candidates()) {
                Candidate referrer = referrers.get(candidate.contact().id());
                if (referrer != null && candidate.state() != State.SUCCEEDED) {
                    unanswered.merge(referrer, 1, Integer::sum);
                }
            }
            require(
                    unanswered.values().stream().allMatch(count -> count <= Lookup.REFERRALS_MAX),
                    "more unanswered from one referrer than the bound");
        }

        private long count(State state) {
            return lookup.candidates().stream()
                    .filter(candidate -> candidate.state() == state)
                    .count();
        }

        private void require(boolean holds, String otherwise) {
            if (!holds) {
                trouble.add(otherwise);
            }
        }
    }
}
