package io.qadom.store.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qadom.api.Bytes;
import io.qadom.api.Key;
import io.qadom.spi.BlockedContact;
import io.qadom.spi.Change;
import io.qadom.spi.Provenance;
import io.qadom.spi.Provenance.Origin;
import io.qadom.spi.RememberedContact;
import io.qadom.spi.Store;
import io.qadom.spi.StoreException;
import io.qadom.spi.StoreUsage;
import io.qadom.spi.StoredMember;
import io.qadom.spi.StoredValue;
import io.qadom.testkit.Contacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is special to this store: one file, tables that a person reads, failures said in one line. */
class H2FileTest {

    private static final Instant STORED = Instant.parse("2026-01-02T03:04:05.678Z");
    private static final Instant ENDS = Instant.parse("2026-01-03T00:00:00Z");
    private static final StoredValue VALUE = value("sudo python", Origin.HELD);
    private static final StoredMember MEMBER =
            new StoredMember(VALUE.key(), Key.ofValue(Bytes.ofUtf8("member")), VALUE.provenance());

    @TempDir
    Path directory;

    @Test
    void open_emptyDirectory_makesOneFileAndNoOther() {
        try (Store store = open()) {
            store.commit(List.of(new Change.PutValue(VALUE)));
            assertThat(directory).isDirectoryNotContaining(other -> !other.equals(file()));
        }
        assertThat(directory).isDirectoryNotContaining(other -> !other.equals(file()));
        assertThat(file()).isNotEmptyFile();
    }

    @Test
    void tables_sqlClientAfterClose_answersTheDocumentedQueries() throws SQLException {
        RememberedContact remembered = new RememberedContact(Contacts.randomDualStack(new Random(1)), STORED);
        BlockedContact blocked = new BlockedContact(Contacts.randomIpv6(new Random(2)), "answered with a lie", ENDS);
        try (Store store = open()) {
            store.commit(List.of(
                    new Change.PutValue(VALUE),
                    new Change.PutMember(MEMBER),
                    new Change.PutContact(remembered),
                    new Change.PutBlocked(blocked)));
        }
        assertThat(query("SELECT key_hex, OCTET_LENGTH(value_bytes) AS length, origin, prefix, expires_at"
                        + " FROM stored_value ORDER BY stored_at DESC FETCH FIRST 20 ROWS ONLY"))
                .isEqualTo("626f674b4ba4fed89391a3390a68e8fdc9ccfff9d77b16c25a62d4c550dac2d4"
                        + "|11|HELD|192.0.2.0/24|2026-01-03 00:00:00+00");
        assertThat(query("SELECT member_hex, expires_at FROM member WHERE key_hex = '" + VALUE.key() + "'"))
                .isEqualTo(MEMBER.member() + "|2026-01-03 00:00:00+00");
        assertThat(query("SELECT origin, COUNT(*), SUM(OCTET_LENGTH(value_bytes)) FROM stored_value GROUP BY origin"))
                .isEqualTo("HELD|1|11");
        assertThat(query("SELECT endpoints, seen_at FROM contact ORDER BY seen_at DESC"))
                .isEqualTo(remembered.contact().endpoints().get(0) + " "
                        + remembered.contact().endpoints().get(1) + "|2026-01-02 03:04:05.678+00");
        assertThat(query("SELECT node_id_hex, evidence, ends_at FROM blocked"
                        + " WHERE ends_at > TIMESTAMP WITH TIME ZONE '2026-01-02 23:59:59+00'"))
                .isEqualTo(blocked.contact().id() + "|answered with a lie|2026-01-03 00:00:00+00");
        assertThat(query("SELECT total_bytes, cached_bytes, value_count, member_count FROM usage"))
                .isEqualTo("267|0|1|1");
        assertThat(query("SELECT version FROM schema_version")).isEqualTo("1");
    }

    @Test
    void commit_everyKindOfChange_findsItsTable() {
        RememberedContact remembered = new RememberedContact(Contacts.random(new Random(4)), STORED);
        BlockedContact blocked = new BlockedContact(remembered.contact(), "evidence", ENDS);
        List<Change> changes = List.of(
                new Change.PutValue(VALUE),
                new Change.DeleteValue(VALUE.key()),
                new Change.PutMember(MEMBER),
                new Change.DeleteMember(MEMBER.key(), MEMBER.member()),
                new Change.PutContact(remembered),
                new Change.DeleteContact(remembered.contact().id()),
                new Change.PutBlocked(blocked),
                new Change.DeleteBlocked(blocked.contact().id()));
        assertThat(changes).extracting(change -> (Object) change.getClass()).containsExactlyInAnyOrder((Object[])
                Change.class.getPermittedSubclasses());
        try (Store store = open()) {
            store.commit(changes);
            assertThat(store.usage()).isEqualTo(StoreUsage.NONE);
        }
    }

    @Test
    void open_fileOfNonsense_saysDamagedInOneLine() throws IOException {
        byte[] nonsense = new byte[50_000];
        new Random(3).nextBytes(nonsense);
        Files.write(file(), nonsense);
        assertRefused("is damaged");
        assertThat(file()).hasBinaryContent(nonsense);
    }

    @Test
    void open_fileCutShort_isNotTakenForAnEmptyStore() throws IOException {
        try (Store store = open()) {
            store.commit(List.of(new Change.PutValue(VALUE)));
        }
        Files.write(file(), Arrays.copyOf(Files.readAllBytes(file()), 9_000));
        assertRefused("it is damaged");
    }

    @Test
    void open_usedByAnotherProcess_saysInUseInOneLine() throws IOException {
        try (OtherProcess other = OtherProcess.start("", HoldsOpen.class, directory)) {
            assertThat(other.line()).isEqualTo("open");
            assertRefused("is in use by another node");
            other.say("close");
            assertThat(other.line()).isEqualTo("closed");
        }
        open().close();
    }

    @Test
    void open_tablesOfANewerVersion_saysWhich() throws SQLException {
        open().close();
        update("qadom", "UPDATE schema_version SET version = 2");
        assertRefused("its tables have version 2 and this qadom reads version 1");
    }

    @Test
    void open_creationCutShortBefore_finishesIt() throws SQLException {
        update(
                "qadom-unfinished",
                "CREATE TABLE usage (total_bytes BIGINT, cached_bytes BIGINT, value_count BIGINT, member_count BIGINT)");
        try (Store store = open()) {
            store.commit(List.of(new Change.PutValue(VALUE)));
        }
        assertThat(query("SELECT value_count FROM usage")).isEqualTo("1");
        assertThat(directory).isDirectoryNotContaining(other -> !other.equals(file()));
    }

    @Test
    void open_pathWithASemicolon_isRefused() throws IOException {
        Path odd = Files.createDirectory(directory.resolve("a;b"));
        assertThatThrownBy(() -> new H2StoreProvider().open(odd).close())
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("';'");
    }

    @Test
    void load_rowEditedIntoNonsense_saysSoAndReadsTheOthers() throws SQLException {
        StoredValue other = value("another", Origin.OWN);
        try (Store store = open()) {
            store.commit(List.of(new Change.PutValue(VALUE), new Change.PutValue(other)));
        }
        update("qadom", "UPDATE stored_value SET origin = 'NOBODY' WHERE key_hex = '" + VALUE.key() + "'");
        try (Store store = open()) {
            assertThatThrownBy(() -> store.load(VALUE.key()))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining(file().toString())
                    .hasMessageContaining("NOBODY")
                    .hasMessageNotContaining("\n");
            assertThat(store.load(other.key())).contains(other);
        }
    }

    @Test
    void commit_noRoomForIt_leavesNothingAndReadsAndSmallerCommitsGoOn() throws IOException {
        // 4 MiB (or 8, where sh counts in KiB) for any file: no room for the 16 MB that the other process tries to add.
        try (OtherProcess other = OtherProcess.start("ulimit -f 8192; ", FillsTheDisk.class, directory)) {
            assertThat(other.line()).isEqualTo("first kept");
            assertThat(other.line()).startsWith("cannot use " + file() + ": ").contains("too large");
            assertThat(other.line()).isEqualTo("values 1, first is there");
            assertThat(other.line()).isEqualTo("second kept, values 2");
            assertThat(other.line()).isEqualTo("closed");
        }
        try (Store store = open()) {
            assertThat(store.keys(Optional.empty(), 10))
                    .containsExactlyInAnyOrder(FillsTheDisk.key(0), FillsTheDisk.key(1));
            assertThat(store.usage().values()).isEqualTo(2);
        }
    }

    @Test
    void commit_threadInterrupted_isAllOrNothingAndLaterCommitsGoOn() {
        try (Store store = open()) {
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> store.commit(List.of(new Change.PutValue(VALUE), new Change.PutMember(MEMBER))))
                    .isInstanceOf(StoreException.class);
            assertThat(Thread.interrupted()).isTrue();
            assertThat(store.load(VALUE.key())).isEmpty();
            assertThat(store.usage().members()).isZero();
            store.commit(List.of(new Change.PutValue(VALUE)));
            assertThat(store.load(VALUE.key())).contains(VALUE);
        }
    }

    private static StoredValue value(String text, Origin origin) {
        Bytes bytes = Bytes.ofUtf8(text);
        return new StoredValue(Key.ofValue(bytes), bytes, new Provenance(origin, "192.0.2.0/24", STORED, ENDS));
    }

    private Path file() {
        return directory.resolve("qadom.mv.db");
    }

    private Store open() {
        return new H2StoreProvider().open(directory);
    }

    private void assertRefused(String why) {
        assertThatThrownBy(() -> open().close())
                .isInstanceOf(StoreException.class)
                .hasMessageContaining(file().toString())
                .hasMessageContaining(why)
                .hasMessageNotContaining("\n");
    }

    private Connection sqlClient(String name) throws SQLException {
        return DriverManager.getConnection("jdbc:h2:" + directory.resolve(name), "sa", "");
    }

    private void update(String name, String sql) throws SQLException {
        try (Connection client = sqlClient(name);
                Statement statement = client.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    /** The rows as text, columns parted by bars. */
    private String query(String sql) throws SQLException {
        StringBuilder text = new StringBuilder();
        try (Connection client = sqlClient("qadom");
                Statement statement = client.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                text.append(text.isEmpty() ? "" : "\n");
                for (int column = 1; column <= columns; column++) {
                    text.append(column == 1 ? "" : "|").append(rows.getString(column));
                }
            }
        }
        return text.toString();
    }
}
