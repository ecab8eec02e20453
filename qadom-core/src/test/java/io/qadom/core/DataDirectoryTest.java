package io.qadom.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qadom.api.QadomException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class DataDirectoryTest {

    private static final boolean SUPERUSER = System.getProperty("user.name").equals("root");

    @TempDir
    private Path temporary;

    private Path directory;

    @BeforeEach
    void name() {
        directory = temporary.resolve("a").resolve("node");
    }

    @Test
    void open_newDirectory_isMadeForItsOwnerOnly() throws IOException {
        try (DataDirectory open = DataDirectory.open(directory)) {
            assertThat(open).isNotNull();
            assertThat(permissions(directory)).isEqualTo("rwx------");
            assertThat(permissions(directory.resolve("FORMAT"))).isEqualTo("rw-------");
            assertThat(directory.resolve("FORMAT")).hasContent("qadom data 1");
            assertThat(directory.resolve("LOCK")).exists();
        }
    }

    @Test
    void open_twiceInOneProcess_isInUse() {
        try (DataDirectory open = DataDirectory.open(directory)) {
            assertThat(open).isNotNull();
            assertInUse();
            assertInUse();
        }
        DataDirectory.open(directory).close();
    }

    private void assertInUse() {
        assertThatThrownBy(() -> DataDirectory.open(directory))
                .isInstanceOf(QadomException.class)
                .hasMessage("data directory " + directory
                        + " is in use by another node; stop that node or give another directory");
    }

    @Test
    void open_heldByAnotherProcess_isInUseUntilThatEnds() throws IOException {
        try (OtherProcess other = OtherProcess.holding(directory)) {
            assertThat(other.firstLine()).isEqualTo("open");
            assertInUse();
        }
        DataDirectory.open(directory).close();
    }

    @Test
    void open_heldByThisProcess_anotherProcessIsRefused() throws IOException {
        try (DataDirectory open = DataDirectory.open(directory);
                OtherProcess other = OtherProcess.holding(directory)) {
            assertThat(open).isNotNull();
            assertThat(other.firstLine()).contains("is in use by another node");
        }
    }

    /** Only root can give a directory away; anybody else finds one that is not his at the root of the file system. */
    @Test
    void open_directoryOfAnotherUser_isRefusedAndNamesBoth() throws IOException {
        Path foreign = Path.of("/");
        String owner = Files.getOwner(foreign).getName();
        if (SUPERUSER) {
            foreign = Files.createDirectory(temporary.resolve("foreign"));
            UserPrincipal nobody =
                    foreign.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("nobody");
            Files.setOwner(foreign, nobody);
            owner = "nobody";
        }
        Path tried = foreign;

        assertThatThrownBy(() -> DataDirectory.open(tried))
                .isInstanceOf(QadomException.class)
                .hasMessageContaining("belongs to user " + owner + ", not to " + System.getProperty("user.name"));
    }

    @Test
    void open_placeThatCannotBeWritten_isRefusedAndNamesIt() throws IOException {
        Path place = Path.of("/proc/qadom-test");
        if (!SUPERUSER) {
            Path closed = Files.createDirectory(
                    temporary.resolve("closed"),
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("r-x------")));
            place = closed.resolve("node");
        }
        Path tried = place;

        assertThatThrownBy(() -> DataDirectory.open(tried))
                .isInstanceOf(QadomException.class)
                .hasMessageStartingWith("data directory " + tried + " cannot be ");
    }

    @Test
    void open_fileInItsPlace_isRefused() throws IOException {
        Files.createDirectories(directory.getParent());
        Files.createFile(directory);

        assertThatThrownBy(() -> DataDirectory.open(directory))
                .isInstanceOf(QadomException.class)
                .hasMessage("data directory " + directory + " is a file; give a directory");
    }

    @Test
    void open_fileInThePlaceOfItsParent_isRefused() throws IOException {
        Files.createFile(directory.getParent());

        assertThatThrownBy(() -> DataDirectory.open(directory))
                .isInstanceOf(QadomException.class)
                .hasMessageStartingWith("data directory " + directory + " cannot be opened: ");
    }

    @Test
    void open_formatOfAnotherVersion_isRefusedAndLetGo() throws IOException {
        DataDirectory.open(directory).close();
        Files.writeString(directory.resolve("FORMAT"), "qadom data 2\n");

        assertThatThrownBy(() -> DataDirectory.open(directory))
                .isInstanceOf(QadomException.class)
                .hasMessageContaining("has the format 'qadom data 2', this version reads 'qadom data 1'");

        Files.writeString(directory.resolve("FORMAT"), "qadom data 1\n");
        DataDirectory.open(directory).close();
    }

    @Test
    void open_formatThatIsNoText_isRefused() throws IOException {
        DataDirectory.open(directory).close();
        Files.write(directory.resolve("FORMAT"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});

        assertThatThrownBy(() -> DataDirectory.open(directory)).isInstanceOf(QadomException.class);
    }

    @Test
    void storeDirectory_anyName_isMadeForItsOwnerOnly() throws IOException {
        try (DataDirectory open = DataDirectory.open(directory)) {
            Path store = open.storeDirectory("rocksdb");

            assertThat(store).isEqualTo(directory.resolve("rocksdb"));
            assertThat(permissions(store)).isEqualTo("rwx------");
        }
    }

    // ---- the identity file

    @Test
    void identity_firstTime_isMadeForItsOwnerOnlyAndKept() throws IOException {
        Identity made;
        try (DataDirectory open = DataDirectory.open(directory)) {
            made = open.identity();
            assertThat(permissions(directory.resolve("identity.pem"))).isEqualTo("rw-------");
            assertThat(directory.resolve("identity.pem.new")).doesNotExist();
        }
        try (DataDirectory open = DataDirectory.open(directory)) {
            assertThat(open.identity().publicKey()).isEqualTo(made.publicKey());
        }
    }

    @Test
    void identity_draftOfAKilledProcessLeftBehind_isReplaced() throws IOException {
        try (DataDirectory open = DataDirectory.open(directory)) {
            Files.writeString(directory.resolve("identity.pem.new"), "half a ke");

            assertThat(open.identity().publicKey().length()).isEqualTo(32);
        }
    }

    @Test
    void identity_fileThatOthersCanRead_isRefused() throws IOException {
        try (DataDirectory open = DataDirectory.open(directory)) {
            open.identity();
            Path file = directory.resolve("identity.pem");
            for (String loose : new String[] {"rw-r-----", "rw----r--", "rw--w----"}) {
                Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(loose));
                assertThatThrownBy(open::identity)
                        .isInstanceOf(QadomException.class)
                        .hasMessage("identity file " + file + " can be used by others; run chmod 600 on it");
            }
        }
    }

    @Test
    void identity_damagedFile_isRefusedAndLeftAlone() throws IOException {
        try (DataDirectory open = DataDirectory.open(directory)) {
            open.identity();
            Path file = directory.resolve("identity.pem");
            Files.writeString(file, "not a key");

            assertThatThrownBy(open::identity)
                    .isInstanceOf(QadomException.class)
                    .hasMessageContaining(file + " holds no X25519 private key");

            assertThat(file).hasContent("not a key");
        }
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
