package io.qadom.cli.console;

import io.qadom.api.Key;
import io.qadom.api.NodeAddress;
import java.time.Duration;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The forms in which people type and read what is not plain text. */
public final class TextForms {

    private static final int DIGITS_MAX = 9;

    private TextForms() {}

    /**
     * Teaches a command line to read keys, addresses and durations.
     *
     * @param commandLine the top command with its subcommands
     */
    public static void teach(CommandLine commandLine) {
        commandLine.registerConverter(Key.class, new KeyForm());
        commandLine.registerConverter(NodeAddress.class, new AddressForm());
        commandLine.registerConverter(Duration.class, new DurationForm());
    }

    /**
     * Reads a duration: whole {@code ms}, {@code s}, {@code m} or {@code h}, such as {@code 60s}.
     *
     * @param text what a person typed
     * @return the duration, more than zero
     * @throws IllegalArgumentException when the text is none, says why in one line
     */
    public static Duration duration(String text) {
        int end = 0;
        while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
            end++;
        }
        if (end == 0 || end > DIGITS_MAX) {
            throw badDuration(text);
        }
        long count = Long.parseLong(text.substring(0, end));
        Duration duration = switch (text.substring(end)) {
            case "ms" -> Duration.ofMillis(count);
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> throw badDuration(text);
        };
        if (duration.isZero()) {
            throw badDuration(text);
        }
        return duration;
    }

    /**
     * Milliseconds with two decimals. By hand: the JDK's formatter would be loaded for this alone.
     *
     * @param duration how long
     * @return such as {@code 0.42 ms}
     */
    public static String millis(Duration duration) {
        long hundredths = duration.toNanos() / 10_000;
        long cents = hundredths % 100;
        return hundredths / 100 + (cents < 10 ? ".0" : ".") + cents + " ms";
    }

    private static IllegalArgumentException badDuration(String text) {
        return new IllegalArgumentException(
                "duration '" + text + "' cannot be read; give a number from 1 and its unit: 500ms, 60s, 5m or 1h");
    }

    /** Reads a form; classes and not lambdas, because a lambda of picocli's old interface keeps it out of the archive. */
    private abstract static class Form<T> implements ITypeConverter<T> {

        abstract T read(String text);

        @Override
        public final T convert(String text) {
            try {
                return read(text);
            } catch (IllegalArgumentException e) {
                // Only this type's message reaches the person as it is.
                throw new TypeConversionException(e.getMessage());
            }
        }
    }

    private static final class KeyForm extends Form<Key> {
        @Override
        Key read(String text) {
            return Key.parse(text);
        }
    }

    private static final class AddressForm extends Form<NodeAddress> {
        @Override
        NodeAddress read(String text) {
            return NodeAddress.parse(text);
        }
    }

    private static final class DurationForm extends Form<Duration> {
        @Override
        Duration read(String text) {
            return duration(text);
        }
    }
}
