package io.qadom.wire;

/** The seed of a test that draws its cases: a new one for each run, or the one given to replay a failure. */
record Seed(long value) {

    static Seed draw() {
        return new Seed(Long.getLong("qadom.seed", System.nanoTime()));
    }

    /** How to see the same again. */
    @Override
    public String toString() {
        return "seed " + value + "; replay with -Dqadom.seed=" + value;
    }
}
