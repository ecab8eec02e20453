package io.qadom.store.h2;

import io.qadom.api.Contact;
import io.qadom.api.NodeId;
import io.qadom.spi.RememberedContact;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** The table {@code contact}. */
final class ContactTable {

    private static final String MOST_RECENTLY_SEEN =
            "SELECT public_key_hex, endpoints, seen_at FROM contact ORDER BY seen_at DESC FETCH FIRST ? ROWS ONLY";
    private static final String PUT =
            "MERGE INTO contact (node_id_hex, public_key_hex, endpoints, seen_at) KEY (node_id_hex) VALUES (?, ?, ?, ?)";
    private static final String DELETE = "DELETE FROM contact WHERE node_id_hex = ?";

    private final Statements statements;

    ContactTable(Statements statements) {
        this.statements = statements;
    }

    List<RememberedContact> mostRecentlySeen(int limit) throws SQLException {
        return statements.rows(MOST_RECENTLY_SEEN, ContactTable::read, limit);
    }

    void put(RememberedContact remembered) throws SQLException {
        Contact contact = remembered.contact();
        statements.update(
                PUT,
                contact.id().toHex(),
                contact.publicKey().toHex(),
                Columns.text(contact.endpoints()),
                remembered.seenAt());
    }

    void delete(NodeId id) throws SQLException {
        statements.update(DELETE, id.toHex());
    }

    private static RememberedContact read(ResultSet row) throws SQLException {
        return new RememberedContact(Columns.contact(row), Columns.instant(row, "seen_at"));
    }
}
