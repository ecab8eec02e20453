package io.qadom.store.h2;

import io.qadom.spi.Change;
import io.qadom.spi.Change.DeleteBlocked;
import io.qadom.spi.Change.DeleteContact;
import io.qadom.spi.Change.DeleteMember;
import io.qadom.spi.Change.DeleteValue;
import io.qadom.spi.Change.PutBlocked;
import io.qadom.spi.Change.PutContact;
import io.qadom.spi.Change.PutMember;
import io.qadom.spi.Change.PutValue;
import io.qadom.spi.StoreUsage;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;

/** One connection to the file, its tables, and the usage that they count into. One transaction is always under way. */
final class OpenDatabase implements AutoCloseable {

    private final Connection connection;
    private final Statements statements;
    private final Pages pages;
    private final UsageTable usage;
    private final ValueTable values;
    private final MemberTable members;
    private final ContactTable contacts;
    private final BlockedTable blocked;

    private OpenDatabase(Connection connection) throws SQLException {
        this.connection = connection;
        statements = new Statements(connection);
        pages = Pages.of(connection);
        Schema.check(statements);
        usage = new UsageTable(statements);
        values = new ValueTable(statements, usage.counter());
        members = new MemberTable(statements, usage.counter());
        contacts = new ContactTable(statements);
        blocked = new BlockedTable(statements);
    }

    static OpenDatabase open(Path file) throws SQLException {
        Connection connection = Connecting.to(file);
        boolean done = false;
        try {
            OpenDatabase database = new OpenDatabase(connection);
            done = true;
            return database;
        } finally {
            if (!done) {
                abandon(connection);
            }
        }
    }

    /** Makes a file with empty tables, or finishes making it. */
    static void create(Path file) throws SQLException {
        try (Connection connection = Connecting.to(file)) {
            Schema.create(new Statements(connection));
            connection.commit();
        }
    }

    ValueTable values() {
        return values;
    }

    MemberTable members() {
        return members;
    }

    ContactTable contacts() {
        return contacts;
    }

    BlockedTable blocked() {
        return blocked;
    }

    StoreUsage usage() {
        return usage.counter().total();
    }

    void apply(Change change) throws SQLException {
        if (change instanceof PutValue put) {
            values.put(put.value());
        } else if (change instanceof DeleteValue delete) {
            values.delete(delete.key());
        } else if (change instanceof PutMember put) {
            members.put(put.member());
        } else if (change instanceof DeleteMember delete) {
            members.delete(delete.key(), delete.member());
        } else if (change instanceof PutContact put) {
            contacts.put(put.contact());
        } else if (change instanceof DeleteContact delete) {
            contacts.delete(delete.id());
        } else if (change instanceof PutBlocked put) {
            blocked.put(put.contact());
        } else if (change instanceof DeleteBlocked delete) {
            blocked.delete(delete.id());
        } else {
            throw new AssertionError("no table for " + change);
        }
    }

    /** Ends the transaction and returns when it is on disk. */
    void commit() throws SQLException {
        usage.save();
        connection.commit();
        forceToDisk();
    }

    /** Moves pages when it is time. May fail without harm to what was committed. */
    void tidy() throws SQLException {
        if (pages.tidy()) {
            forceToDisk();
        }
    }

    /** COMMIT has written the file but not forced it (fsync): this does, after writing what is unwritten, as moved pages. */
    private void forceToDisk() throws SQLException {
        statements.update("CHECKPOINT SYNC");
    }

    /** Closes without writing anything: what is in memory is not to be trusted. */
    void abandon() {
        abandon(connection);
    }

    private static void abandon(Connection connection) {
        try (connection) {
            connection.createStatement().execute("SHUTDOWN IMMEDIATELY");
        } catch (SQLException e) {
            // H2 closed the database itself, or closes it now: either way the file is let go.
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
