package io.qadom.store.h2;

import io.qadom.api.Key;
import io.qadom.spi.Provenance;
import io.qadom.spi.StoredMember;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The table {@code member}. */
final class MemberTable {

    // Ordered by both columns, as the index is: H2 then reads a page, not the set.
    private static final String PAGE = """
            SELECT key_hex, member_hex, origin, prefix, stored_at, expires_at FROM member
            WHERE key_hex = ? AND member_hex > ? ORDER BY key_hex, member_hex FETCH FIRST ? ROWS ONLY""";
    private static final String PUT = """
            SELECT member_hex FROM OLD TABLE (
              MERGE INTO member (key_hex, member_hex, origin, prefix, stored_at, expires_at)
              KEY (key_hex, member_hex) VALUES (?, ?, ?, ?, ?, ?))""";
    private static final String DELETE = "DELETE FROM member WHERE key_hex = ? AND member_hex = ?";
    private static final String DELETE_EXPIRED = "DELETE FROM member WHERE expires_at <= ? FETCH FIRST ? ROWS ONLY";

    private final Statements statements;
    private final UsageCounter usage;

    MemberTable(Statements statements, UsageCounter usage) {
        this.statements = statements;
        this.usage = usage;
    }

    List<StoredMember> page(Key key, Optional<Key> after, int limit) throws SQLException {
        String start = after.map(Key::toHex).orElse(Columns.BEFORE_ALL);
        return statements.rows(PAGE, MemberTable::read, key.toHex(), start, limit);
    }

    void put(StoredMember member) throws SQLException {
        Provenance provenance = member.provenance();
        List<String> replaced = statements.rows(
                PUT,
                row -> row.getString("member_hex"),
                member.key().toHex(),
                member.member().toHex(),
                provenance.origin().name(),
                provenance.prefix(),
                provenance.storedAt(),
                provenance.expiresAt());
        if (replaced.isEmpty()) {
            usage.memberCame();
        }
    }

    void delete(Key key, Key member) throws SQLException {
        usage.membersWent(statements.update(DELETE, key.toHex(), member.toHex()));
    }

    int deleteExpired(Instant now, int limit) throws SQLException {
        int deleted = statements.update(DELETE_EXPIRED, now, limit);
        usage.membersWent(deleted);
        return deleted;
    }

    private static StoredMember read(ResultSet row) throws SQLException {
        return new StoredMember(Columns.key(row, "key_hex"), Columns.key(row, "member_hex"), Columns.provenance(row));
    }
}
