package io.qadom.verification.unmarked;

/** Breaks the rule that every package has a package-info. */
public final class Lonely {}
