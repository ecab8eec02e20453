package io.qadom.store.h2;

import io.qadom.api.Contact;
import io.qadom.api.NodeId;
import io.qadom.spi.BlockedContact;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** The table {@code blocked}, the blocklist. */
final class BlockedTable {

    private static final String ENDING_LAST =
            "SELECT public_key_hex, endpoints, evidence, ends_at FROM blocked ORDER BY ends_at DESC FETCH FIRST ? ROWS ONLY";
    private static final String PUT = """
            MERGE INTO blocked (node_id_hex, public_key_hex, endpoints, evidence, ends_at) KEY (node_id_hex)
            VALUES (?, ?, ?, ?, ?)""";
    private static final String DELETE = "DELETE FROM blocked WHERE node_id_hex = ?";
    private static final String DELETE_EXPIRED = "DELETE FROM blocked WHERE ends_at <= ? FETCH FIRST ? ROWS ONLY";

    private final Statements statements;

    BlockedTable(Statements statements) {
        this.statements = statements;
    }

    List<BlockedContact> endingLast(int limit) throws SQLException {
        return statements.rows(ENDING_LAST, BlockedTable::read, limit);
    }

    void put(BlockedContact blocked) throws SQLException {
        Contact contact = blocked.contact();
        statements.update(
                PUT,
                contact.id().toHex(),
                contact.publicKey().toHex(),
                Columns.text(contact.endpoints()),
                blocked.evidence(),
                blocked.until());
    }

    void delete(NodeId id) throws SQLException {
        statements.update(DELETE, id.toHex());
    }

    int deleteExpired(Instant now, int limit) throws SQLException {
        return statements.update(DELETE_EXPIRED, now, limit);
    }

    private static BlockedContact read(ResultSet row) throws SQLException {
        return new BlockedContact(Columns.contact(row), row.getString("evidence"), Columns.instant(row, "ends_at"));
    }
}
