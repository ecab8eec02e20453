package io.qadom.core.samples;

import java.util.Random;

/**
 * The seed of a test that draws its cases: a new one for each run, or the one given to replay a failure.
 *
 * @param value what the generator starts from
 */
public record Seed(long value) {

    /** A new seed, told on standard output, or the one of the system property {@code qadom.seed}. */
    public static Seed draw(String test) {
        Seed seed = new Seed(Long.getLong("qadom.seed", System.nanoTime()));
        System.out.println(test + ", " + seed);
        return seed;
    }

    /** A generator that starts from it. */
    public Random random() {
        return new Random(value);
    }

    /** How to see the same again. */
    @Override
    public String toString() {
        return "replay with -Dqadom.seed=" + value;
    }
}
