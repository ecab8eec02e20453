package io.qadom.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** The XOR metric (Maymounkov and Mazi&egrave;res, <i>Kademlia</i>, section 2.1), held against BigInteger. */
class DistanceTest {

    private static final int ROUNDS = 400;

    /** Three points, each now and then the same as another. */
    private record Points(BigInteger a, BigInteger b, BigInteger c) {

        static Points draw(Random random) {
            BigInteger a = Seed.number(random);
            BigInteger b = random.nextInt(10) == 0 ? a : Seed.number(random);
            BigInteger c = random.nextInt(10) == 0 ? b : Seed.number(random);
            return new Points(a, b, c);
        }
    }

    private static void forAnyPoints(String property, Consumer<Points> check) {
        Seed seed = Seed.draw(property);
        Random random = seed.random();
        for (int i = 0; i < ROUNDS; i++) {
            Points points = Points.draw(random);
            try {
                check.accept(points);
            } catch (AssertionError e) {
                throw new AssertionError("round " + i + ", " + points + ", " + seed, e);
            }
        }
    }

    private static Key key(BigInteger number) {
        return Key.parse("0x" + number.toString(16));
    }

    private static Distance distance(BigInteger a, BigInteger b) {
        return key(a).distanceTo(key(b));
    }

    private static BigInteger number(Distance distance) {
        return new BigInteger(distance.toHex(), 16);
    }

    @Test
    void distanceTo_anyTwo_isTheirXor() {
        forAnyPoints("distance is XOR", points -> {
            assertThat(number(distance(points.a, points.b))).isEqualTo(points.a.xor(points.b));
            assertThat(distance(points.a, points.b)).hasToString(String.format("%064x", points.a.xor(points.b)));
        });
    }

    @Test
    void distanceTo_anyTwo_isZeroOnlyForTheSamePoint() {
        forAnyPoints("identity", points -> {
            assertThat(number(distance(points.a, points.a))).isZero();
            assertThat(number(distance(points.a, points.b)).signum() == 0).isEqualTo(points.a.equals(points.b));
        });
    }

    @Test
    void distanceTo_anyTwo_isTheSameBothWays() {
        forAnyPoints("symmetry", points -> {
            assertThat(distance(points.a, points.b)).isEqualTo(distance(points.b, points.a));
            assertThat(distance(points.a, points.b)).hasSameHashCodeAs(distance(points.b, points.a));
        });
    }

    @Test
    void distanceTo_anyThree_isNoLongerThanAnyDetour() {
        forAnyPoints(
                "triangle",
                points -> assertThat(number(distance(points.a, points.c)))
                        .isLessThanOrEqualTo(
                                number(distance(points.a, points.b)).add(number(distance(points.b, points.c)))));
    }

    @Test
    void distanceTo_anyPointAndDistance_onlyOnePointIsThatFarAway() {
        forAnyPoints("unidirectional", points -> {
            boolean sameDistance = distance(points.a, points.b).equals(distance(points.a, points.c));
            assertThat(sameDistance).isEqualTo(points.b.equals(points.c));
        });
    }

    @Test
    void compareTo_anyTwo_isTheOrderOfUnsignedNumbers() {
        forAnyPoints("order of distances", points -> {
            Distance ab = distance(points.a, points.b);
            Distance ac = distance(points.a, points.c);
            assertThat(Integer.signum(ab.compareTo(ac))).isEqualTo(number(ab).compareTo(number(ac)));
            assertThat(ab.equals(ac)).isEqualTo(ab.compareTo(ac) == 0);
        });
    }

    @Test
    void compareDistances_anyThree_agreesWithTheDistances() {
        forAnyPoints("compareDistances", points -> {
            int expected = points.a.xor(points.b).compareTo(points.a.xor(points.c));
            assertThat(Integer.signum(key(points.a).compareDistances(key(points.b), key(points.c))))
                    .isEqualTo(expected);
        });
    }

    @Test
    void commonPrefixLength_anyTwo_isTheNumberOfLeadingZeroesOfTheirDistance() {
        forAnyPoints("commonPrefixLength", points -> {
            int expected = Identifier.BITS - points.a.xor(points.b).bitLength();
            assertThat(key(points.a).commonPrefixLength(key(points.b))).isEqualTo(expected);
            assertThat(distance(points.a, points.b).commonPrefixLength()).isEqualTo(expected);
        });
    }
}
