package io.qadom.cli.node;

import io.qadom.cli.console.Console;
import java.nio.file.Path;

/** Where a user's programs keep their files, by the XDG Base Directory Specification 0.8. */
public final class UserDirectories {

    private static final String NAME = "qadom";

    private UserDirectories() {}

    /**
     * Where data lives that the user wants to keep.
     *
     * @param console gives the variables
     * @return {@code $XDG_DATA_HOME/qadom}, else {@code ~/.local/share/qadom}
     */
    public static Path data(Console console) {
        return directory(console, "XDG_DATA_HOME", ".local/share");
    }

    /**
     * Where a program keeps its state, such as the history of a prompt.
     *
     * @param console gives the variables
     * @return {@code $XDG_STATE_HOME/qadom}, else {@code ~/.local/state/qadom}
     */
    public static Path state(Console console) {
        return directory(console, "XDG_STATE_HOME", ".local/state");
    }

    private static Path directory(Console console, String variable, String otherwise) {
        Path home = Path.of(console.variable("HOME", System.getProperty("user.home")));
        Path base = Path.of(console.variable(variable, ""));
        // The specification: a relative path in the variable is invalid and ignored.
        return (base.isAbsolute() ? base : home.resolve(otherwise)).resolve(NAME);
    }
}
