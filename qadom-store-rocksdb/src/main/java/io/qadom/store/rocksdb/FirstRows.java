package io.qadom.store.rocksdb;

import java.util.function.LongPredicate;
import org.rocksdb.RocksIterator;

/** Goes along an index from its start and deletes as far as a condition holds. */
final class FirstRows implements Database.RowVisitor {

    private final ChangeBatch batch;
    private final LongPredicate due;
    private long firstLeft = Long.MAX_VALUE;

    /**
     * A visit of an index.
     *
     * @param batch what to add the deletions to
     * @param due whether to delete the next row, given its moment
     */
    FirstRows(ChangeBatch batch, LongPredicate due) {
        this.batch = batch;
        this.due = due;
    }

    @Override
    public boolean visit(byte[] indexKey, RocksIterator row) {
        long moment = RowKeys.moment(indexKey);
        if (!due.test(moment)) {
            firstLeft = moment;
            return false;
        }
        batch.deleteIndexed(indexKey);
        return true;
    }

    /** The moment of the first row that was left, or the last moment there is when none was. */
    long firstLeft() {
        return firstLeft;
    }
}
