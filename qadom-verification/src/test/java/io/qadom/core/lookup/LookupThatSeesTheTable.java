package io.qadom.core.lookup;

import io.qadom.spi.RoutingTable;

/** Breaks the rule that a lookup is seeded with contacts and never sees the table. */
public final class LookupThatSeesTheTable {

    /** What it must not know. */
    public int size(RoutingTable table) {
        return table.size();
    }
}
