/**
 * What a {@link io.qadom.spi.Transport} must do, as tests that a transport's own module runs: extend
 * {@link io.qadom.testkit.transport.TransportConformanceKit}. Everything stays on loopback.
 */
@NullMarked
package io.qadom.testkit.transport;

import org.jspecify.annotations.NullMarked;
