package io.qadom.store.h2;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import org.h2.Driver;

/** How a connection to the file is made. */
final class Connecting {

    /** User and password are what SQL clients propose for H2. */
    private static final Map<String, String> SETTINGS = Map.of(
            "user", "sa",
            "password", "",
            // This process alone, this connection alone: the counters in memory are then the truth.
            "EXCLUSIVE", "1",
            // The node closes its store; a hook of H2 would close it while the node still uses it.
            "DB_CLOSE_ON_EXIT", "FALSE",
            // No thread that writes behind our back: every write is ours and is forced to disk before the next one.
            "WRITE_DELAY", "0",
            // Space that no forced version uses may be overwritten at once, as nothing unforced ever precedes it.
            "RETENTION_TIME", "0",
            "CACHE_SIZE", "8192",
            // The plans depend on the indexes, not on statistics: no scans to gather them.
            "ANALYZE_AUTO", "0",
            // Failures are thrown, not written to a second file.
            "TRACE_LEVEL_FILE", "0");

    private Connecting() {}

    static Connection to(Path file) throws SQLException {
        String path = file.toString();
        Properties settings = new Properties();
        settings.putAll(SETTINGS);
        Connection connection = new Driver()
                .connect("jdbc:h2:file:" + path.substring(0, path.length() - DatabaseFile.SUFFIX.length()), settings);
        connection.setAutoCommit(false);
        return connection;
    }
}
