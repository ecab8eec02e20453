package io.qadom.store.h2;

import io.qadom.cli.Qadom;

/** Breaks the rule that nobody knows the commands. */
public final class StoreThatSeesTheCommands {

    /** What it must not know. */
    public Class<?> commands = Qadom.class;
}
