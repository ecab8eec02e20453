package io.qadom.store.h2;

import io.qadom.api.Bytes;
import io.qadom.api.Key;
import io.qadom.spi.Provenance;
import io.qadom.spi.Provenance.Origin;
import io.qadom.spi.StoredValue;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The table {@code stored_value}. What replaces or deletes a row reads the old one in the same step, to count it. */
final class ValueTable {

    private static final String LOAD =
            "SELECT key_hex, value_bytes, origin, prefix, stored_at, expires_at FROM stored_value WHERE key_hex = ?";
    private static final String KEYS =
            "SELECT key_hex FROM stored_value WHERE key_hex > ? ORDER BY key_hex FETCH FIRST ? ROWS ONLY";
    private static final String PUT = """
            SELECT origin, OCTET_LENGTH(value_bytes) AS length FROM OLD TABLE (
              MERGE INTO stored_value (key_hex, value_bytes, origin, prefix, stored_at, expires_at) KEY (key_hex)
              VALUES (?, ?, ?, ?, ?, ?))""";
    private static final String DELETE = """
            SELECT origin, OCTET_LENGTH(value_bytes) AS length FROM OLD TABLE (
              DELETE FROM stored_value WHERE key_hex = ?)""";
    private static final String DELETE_EXPIRED = """
            SELECT origin, OCTET_LENGTH(value_bytes) AS length FROM OLD TABLE (
              DELETE FROM stored_value WHERE expires_at <= ? FETCH FIRST ? ROWS ONLY)""";
    private static final String OLDEST_CACHED = """
            SELECT key_hex FROM stored_value WHERE origin = 'CACHED'
            ORDER BY origin, stored_at FETCH FIRST ? ROWS ONLY""";

    /** How many keys are read at a time while cached values are deleted. */
    private static final int CACHED_PAGE = 64;

    private final Statements statements;
    private final UsageCounter usage;

    ValueTable(Statements statements, UsageCounter usage) {
        this.statements = statements;
        this.usage = usage;
    }

    Optional<StoredValue> load(Key key) throws SQLException {
        return statements.row(LOAD, ValueTable::read, key.toHex());
    }

    List<Key> keys(Optional<Key> after, int limit) throws SQLException {
        String start = after.map(Key::toHex).orElse(Columns.BEFORE_ALL);
        return statements.rows(KEYS, row -> Columns.key(row, "key_hex"), start, limit);
    }

    void put(StoredValue value) throws SQLException {
        Provenance provenance = value.provenance();
        statements.rows(
                PUT,
                this::countOld,
                value.key().toHex(),
                value.value().toByteArray(),
                provenance.origin().name(),
                provenance.prefix(),
                provenance.storedAt(),
                provenance.expiresAt());
        usage.valueCame(provenance.origin(), value.value().length());
    }

    void delete(Key key) throws SQLException {
        statements.rows(DELETE, this::countOld, key.toHex());
    }

    int deleteExpired(Instant now, int limit) throws SQLException {
        return statements.rows(DELETE_EXPIRED, this::countOld, now, limit).size();
    }

    long deleteCached(long bytes) throws SQLException {
        long before = usage.total().bytes();
        List<Key> oldest = oldestCached();
        while (!oldest.isEmpty()) {
            for (Key key : oldest) {
                if (before - usage.total().bytes() >= bytes) {
                    return before - usage.total().bytes();
                }
                delete(key);
            }
            oldest = oldestCached();
        }
        return before - usage.total().bytes();
    }

    private List<Key> oldestCached() throws SQLException {
        return statements.rows(OLDEST_CACHED, row -> Columns.key(row, "key_hex"), CACHED_PAGE);
    }

    private Origin countOld(ResultSet row) throws SQLException {
        Origin origin = Origin.valueOf(row.getString("origin"));
        usage.valueWent(origin, row.getLong("length"));
        return origin;
    }

    private static StoredValue read(ResultSet row) throws SQLException {
        return new StoredValue(
                Columns.key(row, "key_hex"), Bytes.wrap(row.getBytes("value_bytes")), Columns.provenance(row));
    }
}
