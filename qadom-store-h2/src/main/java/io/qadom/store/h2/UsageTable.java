package io.qadom.store.h2;

import io.qadom.spi.StoreUsage;
import java.sql.ResultSet;
import java.sql.SQLException;

/** The table {@code usage}: one row, written in the transaction that changed it, so it is exact after any end. */
final class UsageTable {

    private static final String LOAD = "SELECT total_bytes, cached_bytes, value_count, member_count FROM usage";
    private static final String SAVE =
            "UPDATE usage SET total_bytes = ?, cached_bytes = ?, value_count = ?, member_count = ?";

    private final Statements statements;
    private final UsageCounter counter;
    private StoreUsage saved;

    UsageTable(Statements statements) throws SQLException {
        this.statements = statements;
        saved = statements
                .row(LOAD, UsageTable::read)
                .orElseThrow(() -> new IllegalStateException("the table usage is empty"));
        counter = new UsageCounter(saved);
    }

    UsageCounter counter() {
        return counter;
    }

    void save() throws SQLException {
        StoreUsage total = counter.total();
        if (!total.equals(saved)) {
            statements.update(SAVE, total.bytes(), total.cachedBytes(), total.values(), total.members());
            saved = total;
        }
    }

    private static StoreUsage read(ResultSet row) throws SQLException {
        return new StoreUsage(
                row.getLong("total_bytes"),
                row.getLong("cached_bytes"),
                row.getLong("value_count"),
                row.getLong("member_count"));
    }
}
