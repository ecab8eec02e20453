package io.qadom.store.rocksdb;

/**
 * An index that is eaten from its start: the rows that end first, the values cached first. RocksDB steps over every row
 * deleted there until a compaction removes it, so the index remembers below which moment there are only such rows.
 */
final class MomentIndex {

    private final byte tag;
    private long earliest = Long.MIN_VALUE;

    /**
     * An index whose start is not known yet.
     *
     * @param tag of its rows
     */
    MomentIndex(byte tag) {
        this.tag = tag;
    }

    /** The key of the index row of a row. */
    byte[] rowKey(long moment, byte[] indexed) {
        return RowKeys.ofIndex(tag, moment, indexed);
    }

    /** An index row of that moment is about to be put. */
    void expect(long moment) {
        earliest = Math.min(earliest, moment);
    }

    /** There is no index row below that moment. */
    void startsAt(long moment) {
        earliest = moment;
    }

    /** Where the first row can be. */
    byte[] start() {
        return RowKeys.ofIndex(tag, earliest, new byte[0]);
    }

    /** What the keys of all its rows start with. */
    byte[] prefix() {
        return RowKeys.of(tag);
    }
}
