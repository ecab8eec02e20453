package io.qadom.store.h2;

import java.sql.Connection;
import java.sql.SQLException;
import org.h2.engine.SessionLocal;
import org.h2.jdbc.JdbcConnection;
import org.h2.mvstore.MVStore;

/**
 * The log-structured pages under the tables. Each commit appends the pages that it changed, some 30 KB, and leaves
 * their old copies behind; space comes back when a whole chunk is dead. H2 would move the last live pages out of nearly
 * dead chunks on a thread of its own, without forcing them to disk before it overwrites what they came from. Here a
 * step of that follows a commit whenever the file has grown by 4 MiB, and is forced to disk as commits are. The file
 * was seen to be two or three times what it holds while that grows, and to stop at ten times when a few thousand values
 * are replaced without end.
 */
final class Pages {

    private static final long BYTES_GROWN = 4 << 20;
    private static final int LIVE_PERCENT_MIN = 60;
    private static final int BYTES_MOVED = 2 << 20;

    private final MVStore store;
    private long sizeWhenTidied;

    private Pages(MVStore store) {
        this.store = store;
    }

    static Pages of(Connection connection) throws SQLException {
        SessionLocal session =
                (SessionLocal) connection.unwrap(JdbcConnection.class).getSession();
        return new Pages(session.getDatabase().getStore().getMvStore());
    }

    /** Moves some live pages in memory when it is time; says whether it did, and so whether they are to be written. */
    boolean tidy() {
        long size = store.getFileStore().size();
        sizeWhenTidied = Math.min(sizeWhenTidied, size);
        if (size - sizeWhenTidied < BYTES_GROWN) {
            return false;
        }
        sizeWhenTidied = size;
        return store.compact(LIVE_PERCENT_MIN, BYTES_MOVED);
    }
}
