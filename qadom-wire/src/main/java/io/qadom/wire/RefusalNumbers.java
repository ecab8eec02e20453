package io.qadom.wire;

import io.qadom.api.RefusalReason;

/** The numbers that {@code qadom.proto} gives to the reasons of a refusal. */
final class RefusalNumbers {

    /** By number; 0 is never written. */
    private static final RefusalReason[] REASONS = {
        RefusalReason.INVALID,
        RefusalReason.TOO_FAR,
        RefusalReason.FULL,
        RefusalReason.TOO_LARGE,
        RefusalReason.BUSY,
        RefusalReason.INVALID,
        RefusalReason.STALE,
        RefusalReason.UNSUPPORTED,
    };

    private RefusalNumbers() {}

    static int numberOf(RefusalReason reason) {
        return switch (reason) {
            case TOO_FAR -> 1;
            case FULL -> 2;
            case TOO_LARGE -> 3;
            case BUSY -> 4;
            case INVALID -> 5;
            case STALE -> 6;
            case UNSUPPORTED -> 7;
        };
    }

    /** The reason with a number; a number that nobody gave is INVALID, a refusal like any other. */
    static RefusalReason reasonOf(int number) {
        return number < 0 || number >= REASONS.length ? RefusalReason.INVALID : REASONS[number];
    }
}
