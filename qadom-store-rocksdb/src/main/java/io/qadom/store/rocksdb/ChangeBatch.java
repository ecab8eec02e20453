package io.qadom.store.rocksdb;

import io.qadom.api.Bytes;
import io.qadom.spi.BlockedContact;
import io.qadom.spi.Change;
import io.qadom.spi.StoreUsage;
import io.qadom.spi.StoredMember;
import io.qadom.spi.StoredValue;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.rocksdb.RocksDBException;
import org.rocksdb.WriteBatch;

/**
 * Changes turned into rows: each row with its index rows, and the accounts as they are after all of them. What a change
 * replaces is looked up among the changes before it first, then in the database.
 */
final class ChangeBatch implements AutoCloseable {

    private static final byte[] EMPTY = new byte[0];

    private final Database database;
    private final RowFormat format;
    private final MomentIndex ends;
    private final MomentIndex ages;
    private final StoreUsage usageBefore;
    private final WriteBatch rows = new WriteBatch();
    private final Map<Bytes, Optional<RowHead>> headsAfter = new HashMap<>();
    private StoreUsage usage;
    private int deletions;

    ChangeBatch(Database database, RowFormat format, MomentIndex ends, MomentIndex ages, StoreUsage usage) {
        this.database = database;
        this.format = format;
        this.ends = ends;
        this.ages = ages;
        this.usageBefore = usage;
        this.usage = usage;
    }

    void add(Change change) {
        if (change instanceof Change.PutValue put) {
            StoredValue value = put.value();
            putEnding(RowKeys.of(RowKeys.VALUE, value.key()), RowFormat.write(value));
        } else if (change instanceof Change.DeleteValue delete) {
            deleteEnding(RowKeys.of(RowKeys.VALUE, delete.key()));
        } else if (change instanceof Change.PutMember put) {
            StoredMember member = put.member();
            putEnding(RowKeys.ofMember(member.key(), member.member()), RowFormat.write(member));
        } else if (change instanceof Change.DeleteMember delete) {
            deleteEnding(RowKeys.ofMember(delete.key(), delete.member()));
        } else {
            addContactChange(change);
        }
    }

    private void addContactChange(Change change) {
        if (change instanceof Change.PutContact put) {
            put(RowKeys.of(RowKeys.CONTACT, put.contact().contact().id()), RowFormat.write(put.contact()));
        } else if (change instanceof Change.DeleteContact delete) {
            delete(RowKeys.of(RowKeys.CONTACT, delete.id()));
        } else if (change instanceof Change.PutBlocked put) {
            BlockedContact blocked = put.contact();
            putEnding(RowKeys.of(RowKeys.BLOCKED, blocked.contact().id()), RowFormat.write(blocked));
        } else if (change instanceof Change.DeleteBlocked delete) {
            deleteEnding(RowKeys.of(RowKeys.BLOCKED, delete.id()));
        } else {
            throw new AssertionError("unknown change " + change);
        }
    }

    /** Deletes an index row and the row that it points to. */
    void deleteIndexed(byte[] indexKey) {
        delete(indexKey);
        deleteEnding(RowKeys.indexed(indexKey));
        deletions++;
    }

    /** How many rows {@link #deleteIndexed} deleted. */
    int deletions() {
        return deletions;
    }

    /** By how many bytes the store shrinks. */
    long freed() {
        return usageBefore.bytes() - usage.bytes();
    }

    /** Writes everything at once and says how much the store then holds. */
    StoreUsage write() {
        put(RowKeys.of(RowKeys.USAGE), RowFormat.write(usage));
        database.write(rows);
        return usage;
    }

    private void putEnding(byte[] rowKey, byte[] row) {
        forgetOld(rowKey);
        RowHead head = format.readHead(row, row.length);
        put(rowKey, row);
        put(ends.rowKey(head.endsAt(), rowKey), EMPTY);
        ends.expect(head.endsAt());
        if (isCachedValue(rowKey, head)) {
            put(ages.rowKey(head.storedAt(), rowKey), EMPTY);
            ages.expect(head.storedAt());
        }
        headsAfter.put(Bytes.wrap(rowKey), Optional.of(head));
        count(rowKey, head, 1);
    }

    private void deleteEnding(byte[] rowKey) {
        if (forgetOld(rowKey)) {
            delete(rowKey);
            headsAfter.put(Bytes.wrap(rowKey), Optional.empty());
        }
    }

    /** Takes the row that is there out of the indexes and the accounts; says whether there is one. */
    private boolean forgetOld(byte[] rowKey) {
        Optional<RowHead> old = head(rowKey);
        old.ifPresent(head -> {
            delete(ends.rowKey(head.endsAt(), rowKey));
            if (isCachedValue(rowKey, head)) {
                delete(ages.rowKey(head.storedAt(), rowKey));
            }
            count(rowKey, head, -1);
        });
        return old.isPresent();
    }

    private Optional<RowHead> head(byte[] rowKey) {
        Optional<RowHead> changed = headsAfter.get(Bytes.wrap(rowKey));
        if (changed != null) {
            return changed;
        }
        byte[] start = new byte[RowFormat.HEAD_BYTES];
        OptionalInt length = database.getStart(rowKey, start);
        return length.isPresent() ? Optional.of(format.readHead(start, length.getAsInt())) : Optional.empty();
    }

    private static boolean isCachedValue(byte[] rowKey, RowHead head) {
        return RowKeys.tag(rowKey) == RowKeys.VALUE && head.cached();
    }

    private void count(byte[] rowKey, RowHead head, int sign) {
        byte tag = RowKeys.tag(rowKey);
        if (tag == RowKeys.BLOCKED) {
            return;
        }
        long values = tag == RowKeys.VALUE ? sign : 0;
        long members = tag == RowKeys.MEMBER ? sign : 0;
        long bytes = sign * (values == 0 ? 0L : head.contentLength()) + sign * (long) StoreUsage.RECORD_BYTES;
        usage = new StoreUsage(
                usage.bytes() + bytes,
                usage.cachedBytes() + (isCachedValue(rowKey, head) ? bytes : 0),
                usage.values() + values,
                usage.members() + members);
    }

    private void put(byte[] rowKey, byte[] row) {
        try {
            rows.put(rowKey, row);
        } catch (RocksDBException e) {
            throw new AssertionError("a batch without a limit takes every row", e);
        }
    }

    private void delete(byte[] rowKey) {
        try {
            rows.delete(rowKey);
        } catch (RocksDBException e) {
            throw new AssertionError("a batch without a limit takes every row", e);
        }
    }

    @Override
    public void close() {
        rows.close();
    }
}
