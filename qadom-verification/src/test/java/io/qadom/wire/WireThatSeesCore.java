package io.qadom.wire;

import io.qadom.core.Settings;

/** Breaks the rule that the wire knows the API only. */
public final class WireThatSeesCore {

    /** What it must not know. */
    public Settings settings = Settings.defaults();
}
