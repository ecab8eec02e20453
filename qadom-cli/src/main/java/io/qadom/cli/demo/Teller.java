package io.qadom.cli.demo;

import io.qadom.cli.console.Console;

/** Prints each step that held, one line each. */
final class Teller {

    /** As wide as the longest step before its key. */
    private static final int WHO_AND_STEP = 16;

    private final Console console;
    private final boolean json;

    Teller(Console console, boolean json) {
        this.console = console;
        this.json = json;
    }

    /**
     * Tells one step.
     *
     * @param peer which peer did it
     * @param step what it did
     * @param argument with what; may be empty
     * @param result what came
     */
    void tell(int peer, String step, String argument, String result) {
        if (json) {
            console.print(fields -> {
                fields.writeNumberField("peer", peer);
                fields.writeStringField("step", step);
                fields.writeStringField("argument", argument);
                fields.writeStringField("result", result);
            });
        } else {
            String what = Cast.name(peer) + "  " + step;
            console.print(pad(what) + (argument.isEmpty() ? "" : quoted(argument)) + " -> " + result);
        }
    }

    private static String pad(String what) {
        return what + " ".repeat(Math.max(1, WHO_AND_STEP - what.length()));
    }

    /** Keys stand bare, text in quotes. */
    private static String quoted(String argument) {
        return argument.chars().allMatch(Character::isDigit) ? argument : '"' + argument + '"';
    }
}
