package io.qadom.cli.console;

/** Holds options to their ranges, by the names that a person types. */
public final class Bounds {

    private Bounds() {}

    /**
     * Checks a number.
     *
     * @param option what it is called on the command line
     * @param value what was given
     * @param min the least it may be
     * @param max the most it may be
     * @throws IllegalArgumentException when it is neither nor between, naming the option and its range
     */
    public static void check(String option, long value, long min, long max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(option + " " + value + " is not between " + min + " and " + max);
        }
    }
}
