package io.qadom.cli.console;

import java.util.LinkedHashMap;
import java.util.Map;

/** How a command ends: the only numbers that {@code qadom} exits with by itself. */
public enum ExitCode {
    /** The command did what it was asked. */
    DONE(0, "Done"),
    /** The closest nodes answered and none of them has it. */
    NOT_FOUND(1, "Not found: those who answered do not have it"),
    /** Wrong usage or bad input, or this machine cannot do its part: a taken port, an unreadable file. */
    USAGE(2, "Wrong usage or bad input, or this machine cannot do its part"),
    /** Nobody answered, or not in time. */
    NO_NETWORK(3, "Nobody answered, or not in time"),
    /** Fewer nodes hold the record than were asked for. */
    TOO_FEW_HOLDERS(4, "Fewer holders than asked for"),
    /** A fault of qadom itself; the number is {@code EX_SOFTWARE} of sysexits.h. */
    FAULT(70, "A fault of qadom itself"),
    /** The user pressed Ctrl-C; the number is the shells' 128 and the signal's 2, and the JVM gives it. */
    INTERRUPTED(130, "Interrupted");

    private final int code;
    private final String meaning;

    ExitCode(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    /**
     * The number for the operating system.
     *
     * @return 0 to 255
     */
    public int code() {
        return code;
    }

    /**
     * Every code with its meaning, as the help prints them.
     *
     * @return number to meaning, in ascending order
     */
    public static Map<String, String> meanings() {
        Map<String, String> meanings = new LinkedHashMap<>();
        for (ExitCode exit : values()) {
            meanings.put(String.valueOf(exit.code), exit.meaning);
        }
        return meanings;
    }
}
