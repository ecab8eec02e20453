/**
 * What a {@link io.qadom.spi.RoutingTable} must do, as tests that a table's own module runs: extend
 * {@link io.qadom.testkit.routing.RoutingTableConformanceKit}. Values only: nothing is sent to the addresses that occur.
 */
@NullMarked
package io.qadom.testkit.routing;

import org.jspecify.annotations.NullMarked;
