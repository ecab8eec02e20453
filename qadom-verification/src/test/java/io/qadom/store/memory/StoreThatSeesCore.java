package io.qadom.store.memory;

import io.qadom.core.Settings;

/** Breaks the rule that a store knows the API only. */
public final class StoreThatSeesCore {

    /** What it must not know. */
    public Settings settings = Settings.defaults();
}
