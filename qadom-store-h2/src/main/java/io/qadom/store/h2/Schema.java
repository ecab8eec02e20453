package io.qadom.store.h2;

import java.sql.SQLException;
import java.util.List;

/**
 * The tables, made for reading: keys and identifiers as 64 lower-case hexadecimal digits, whose order as text is their
 * unsigned order; origins by name; moments as timestamps with their zone. A column says in its name what it holds,
 * which also keeps clear of the words {@code key} and {@code value}, which SQL reserves.
 */
final class Schema {

    /** Raised with every change of the tables that this code could not read. */
    static final int VERSION = 1;

    private static final List<String> TABLES = List.of(
            """
            CREATE TABLE IF NOT EXISTS stored_value (
              key_hex     VARCHAR(64)                 PRIMARY KEY,
              value_bytes VARBINARY                   NOT NULL,
              origin      VARCHAR(16)                 NOT NULL,
              prefix      VARCHAR(64)                 NOT NULL,
              stored_at   TIMESTAMP(3) WITH TIME ZONE NOT NULL,
              expires_at  TIMESTAMP(3) WITH TIME ZONE NOT NULL)""",
            "CREATE INDEX IF NOT EXISTS stored_value_by_end ON stored_value (expires_at)",
            "CREATE INDEX IF NOT EXISTS stored_value_by_age ON stored_value (origin, stored_at)",
            """
            CREATE TABLE IF NOT EXISTS member (
              key_hex    VARCHAR(64)                 NOT NULL,
              member_hex VARCHAR(64)                 NOT NULL,
              origin     VARCHAR(16)                 NOT NULL,
              prefix     VARCHAR(64)                 NOT NULL,
              stored_at  TIMESTAMP(3) WITH TIME ZONE NOT NULL,
              expires_at TIMESTAMP(3) WITH TIME ZONE NOT NULL,
              PRIMARY KEY (key_hex, member_hex))""",
            "CREATE INDEX IF NOT EXISTS member_by_end ON member (expires_at)",
            """
            CREATE TABLE IF NOT EXISTS contact (
              node_id_hex    VARCHAR(64)                 PRIMARY KEY,
              public_key_hex VARCHAR(64)                 NOT NULL,
              endpoints      VARCHAR(128)                NOT NULL,
              seen_at        TIMESTAMP(3) WITH TIME ZONE NOT NULL)""",
            "CREATE INDEX IF NOT EXISTS contact_by_seen ON contact (seen_at DESC)",
            """
            CREATE TABLE IF NOT EXISTS blocked (
              node_id_hex    VARCHAR(64)                 PRIMARY KEY,
              public_key_hex VARCHAR(64)                 NOT NULL,
              endpoints      VARCHAR(128)                NOT NULL,
              evidence       VARCHAR                     NOT NULL,
              ends_at        TIMESTAMP(3) WITH TIME ZONE NOT NULL)""",
            "CREATE INDEX IF NOT EXISTS blocked_by_end ON blocked (ends_at DESC)",
            """
            CREATE TABLE IF NOT EXISTS usage (
              total_bytes  BIGINT NOT NULL,
              cached_bytes BIGINT NOT NULL,
              value_count  BIGINT NOT NULL,
              member_count BIGINT NOT NULL)""",
            "INSERT INTO usage SELECT 0, 0, 0, 0 WHERE NOT EXISTS (SELECT * FROM usage)",
            "CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL)",
            "INSERT INTO schema_version SELECT " + VERSION + " WHERE NOT EXISTS (SELECT * FROM schema_version)");

    private static final String IS_MADE =
            "SELECT 1 FROM information_schema.tables WHERE table_schema = 'PUBLIC' AND table_name = 'SCHEMA_VERSION'";

    private Schema() {}

    /** Makes the tables; whatever part of them an unfinished attempt has left is kept. */
    static void create(Statements statements) throws SQLException {
        for (String sql : TABLES) {
            statements.update(sql);
        }
    }

    /** Refuses a file with other tables than these. */
    static void check(Statements statements) throws SQLException {
        // H2 opens a file that was cut short as an empty database; ours is never empty.
        if (statements.row(IS_MADE, row -> row.getInt(1)).isEmpty()) {
            throw new IllegalStateException("it is damaged, or not made by qadom: its tables are missing");
        }
        int version = statements
                .row("SELECT version FROM schema_version", row -> row.getInt("version"))
                .orElse(0);
        if (version != VERSION) {
            throw new IllegalStateException(
                    "its tables have version " + version + " and this qadom reads version " + VERSION);
        }
    }
}
