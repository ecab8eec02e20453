package io.qadom.testkit.store;

import static io.qadom.testkit.store.Samples.LATER;
import static io.qadom.testkit.store.Samples.NOW;
import static io.qadom.testkit.store.Samples.cached;
import static io.qadom.testkit.store.Samples.key;
import static io.qadom.testkit.store.Samples.member;
import static io.qadom.testkit.store.Samples.put;
import static io.qadom.testkit.store.Samples.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qadom.spi.BlockedContact;
import io.qadom.spi.Change;
import io.qadom.spi.LoadedNow;
import io.qadom.spi.RememberedContact;
import io.qadom.spi.Store;
import io.qadom.spi.StoreException;
import io.qadom.spi.StoreUsage;
import io.qadom.testkit.Contacts;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is there after closing and opening again. */
interface ReopenRules extends StoreRules {

    /** The directory that the store has for itself. */
    Path directory();

    @Test
    default void durable_always_isTrue() {
        assertThat(store().durable()).isTrue();
        assertThat(provider().persistent()).isTrue();
    }

    @Test
    default void reopen_everyKind_isStillThere() {
        Random random = new Random(1);
        RememberedContact remembered = Samples.remembered(Contacts.randomDualStack(random), 1);
        BlockedContact blocked = Samples.blocked(Contacts.randomIpv6(random), LATER);
        put(store(), value(1, 8192), value(2, 0));
        put(store(), member(key(1), 2));
        put(store(), remembered);
        put(store(), blocked);
        reopen();
        assertThat(store().load(key(1))).contains(value(1, 8192));
        assertThat(store().load(key(2))).contains(value(2, 0));
        assertThat(store().members(key(1), Optional.empty(), 10)).containsExactly(member(key(1), 2));
        assertThat(store().contacts(10)).containsExactly(remembered);
        assertThat(store().blocklist(10)).containsExactly(blocked);
    }

    @Test
    default void reopen_deleted_staysDeleted() {
        put(store(), value(1, 10), value(2, 10));
        store().commit(List.of(new Change.DeleteValue(key(1))));
        reopen();
        assertThat(store().load(key(1))).isEmpty();
        assertThat(store().loadNow(key(1))).isNotInstanceOf(LoadedNow.Found.class);
        assertThat(store().keys(Optional.empty(), 10)).containsExactly(key(2));
    }

    @Test
    default void reopen_always_keepsTheAccountsAndTheOrders() {
        put(store(), value(1, 10), cached(2, 20, NOW.plusSeconds(2)), cached(3, 30, NOW.plusSeconds(1)));
        put(store(), Samples.valueUntil(4, NOW), value(5, 40));
        put(store(), member(key(1), 2));
        StoreUsage before = store().usage();
        reopen();
        assertThat(store().usage()).isEqualTo(before);
        assertThat(store().deleteExpired(NOW, 10)).isEqualTo(1);
        assertThat(store().deleteCached(1)).isEqualTo(30 + StoreUsage.RECORD_BYTES);
        put(store(), value(1, 100));
        reopen();
        assertThat(store().usage())
                .isEqualTo(new StoreUsage(160 + 4L * StoreUsage.RECORD_BYTES, 20 + StoreUsage.RECORD_BYTES, 3, 1));
    }

    @Test
    default void open_whileOpen_isRefusedInOneLine() {
        put(store(), value(1, 10));
        assertThatThrownBy(() -> openAndClose(directory()))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("in use")
                .hasMessageContaining(directory().toString())
                .hasMessageNotContaining("\n");
        assertThat(store().load(key(1))).contains(value(1, 10));
    }

    @Test
    default void open_twoDirectories_areTwoStores(@TempDir Path other) {
        put(store(), value(1, 10));
        try (Store second = provider().open(other)) {
            put(second, value(2, 10));
            assertThat(second.load(key(1))).isEmpty();
        }
        assertThat(store().load(key(1))).contains(value(1, 10));
        assertThat(store().load(key(2))).isEmpty();
    }

    private void openAndClose(Path directory) {
        provider().open(directory).close();
    }
}
