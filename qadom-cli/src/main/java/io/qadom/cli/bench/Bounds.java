package io.qadom.cli.bench;

/** Holds options to their ranges. */
final class Bounds {

    private Bounds() {}

    static void check(String option, double value, double min, double max) {
        if (!(value >= min && value <= max)) {
            throw new IllegalArgumentException(
                    option + " " + plain(value) + " is not between " + plain(min) + " and " + plain(max));
        }
    }

    private static String plain(double value) {
        return value == Math.rint(value) ? String.valueOf((long) value) : String.valueOf(value);
    }
}
