package io.qadom.testkit.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.qadom.spi.StoreProvider;
import io.qadom.spi.StoreUsage;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** How a store is found, opened and closed. */
interface ProviderRules extends StoreRules {

    @Test
    default void provider_byServiceLoader_isFoundOnce() {
        assertThat(ServiceLoader.load(StoreProvider.class))
                .filteredOn(found -> found.name().equals(provider().name()))
                .singleElement()
                .hasSameClassAs(provider());
    }

    @Test
    default void name_always_isLowerCaseLettersAndDigits() {
        assertThat(provider().name()).matches("[a-z][a-z0-9]*");
    }

    @Test
    default void open_emptyDirectory_makesAnEmptyStore() {
        assertThat(store().usage()).isEqualTo(StoreUsage.NONE);
        assertThat(store().keys(Optional.empty(), 10)).isEmpty();
        assertThat(store().contacts(10)).isEmpty();
        assertThat(store().blocklist(10)).isEmpty();
        assertThat(store().deleteExpired(Samples.LATER, 10)).isZero();
        assertThat(store().deleteCached(1)).isZero();
    }

    @Test
    default void durable_always_onlyWithFilesOfItsOwn() {
        assertThat(store().durable()).isEqualTo(provider().persistent());
    }

    @Test
    default void close_twice_doesNothing() {
        store().close();
        assertThatCode(() -> store().close()).doesNotThrowAnyException();
    }
}
