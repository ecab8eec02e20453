package io.qadom.api;

import java.math.BigInteger;
import java.util.Random;

/** The seed of a test that draws its cases: a new one for each run, or the one given to replay a failure. */
record Seed(long value) {

    static Seed draw(String test) {
        Seed seed = new Seed(Long.getLong("qadom.seed", System.nanoTime()));
        System.out.println(test + ", " + seed);
        return seed;
    }

    Random random() {
        return new Random(value);
    }

    /** A number below 2^256: any, or one with long runs of the same bit, where carries and signs go wrong. */
    static BigInteger number(Random random) {
        BigInteger number = new BigInteger(Identifier.BITS, random);
        return switch (random.nextInt(4)) {
            case 0 -> number.shiftRight(random.nextInt(Identifier.BITS));
            case 1 -> BigInteger.ONE.shiftLeft(random.nextInt(Identifier.BITS));
            case 2 ->
                BigInteger.ONE.shiftLeft(random.nextInt(Identifier.BITS + 1)).subtract(BigInteger.ONE);
            default -> number;
        };
    }

    /** How to see the same again. */
    @Override
    public String toString() {
        return "replay with -Dqadom.seed=" + value;
    }
}
