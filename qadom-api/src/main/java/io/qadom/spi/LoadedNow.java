package io.qadom.spi;

/** What {@link Store#loadNow} could say without waiting. */
public sealed interface LoadedNow {

    /**
     * The value is here.
     *
     * @param value what is kept
     */
    record Found(StoredValue value) implements LoadedNow {}

    /** There is no such value, for certain. */
    record Absent() implements LoadedNow {
        /** The one absent answer. */
        public static final Absent INSTANCE = new Absent();
    }

    /** Only {@link Store#load} can tell. */
    record NotNow() implements LoadedNow {
        /** The one undecided answer. */
        public static final NotNow INSTANCE = new NotNow();
    }
}
