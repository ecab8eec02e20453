package io.qadom.core.operation;

import io.qadom.core.routing.KBucketTable;

/** Breaks the rule that an operation knows the table only as everybody does. */
public final class OperationThatSeesBuckets {

    /** What it must not know. */
    public int size(KBucketTable table) {
        return table.size();
    }
}
