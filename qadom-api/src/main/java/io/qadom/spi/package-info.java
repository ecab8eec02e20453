/**
 * What a plug-in implements: {@link io.qadom.spi.Store}, {@link io.qadom.spi.Transport} and
 * {@link io.qadom.spi.RoutingTable}, each found through its provider with {@link java.util.ServiceLoader}, and the types
 * they exchange with the core. The conformance kits in {@code qadom-testkit} define what an implementation must do.
 */
@NullMarked
package io.qadom.spi;

import org.jspecify.annotations.NullMarked;
