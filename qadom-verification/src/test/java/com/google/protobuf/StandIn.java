package com.google.protobuf;

/** Stands in for the real package, which is in no module's class path, so that a rule against it can be broken. */
public final class StandIn {}
