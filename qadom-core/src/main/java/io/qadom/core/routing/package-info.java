/**
 * The k-bucket table, core's own {@link io.qadom.spi.RoutingTable}. Knows contacts and distances; never sees a message,
 * never acts.
 */
@NullMarked
package io.qadom.core.routing;

import org.jspecify.annotations.NullMarked;
