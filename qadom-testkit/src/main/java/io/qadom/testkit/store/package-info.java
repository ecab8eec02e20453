/**
 * What a {@link io.qadom.spi.Store} must do, as tests. A store in memory extends
 * {@link io.qadom.testkit.store.StoreConformanceKit}, one that survives a crash
 * {@link io.qadom.testkit.store.DurableStoreConformanceKit}; each {@code ...Rules} interface holds the rules of one theme.
 */
@NullMarked
package io.qadom.testkit.store;

import org.jspecify.annotations.NullMarked;
