package io.qadom.core.engine;

/** Breaks the rule that names name something. */
public final class LookupHelper {}
