/**
 * The driver: {@link io.qadom.core.PeerBuilder} finds the plug-ins and opens the data directory, the peer it builds is
 * the one place that reads clocks, runs timers, starts threads and calls stores and transports. The protocol itself lives
 * below, in packages that do none of that.
 */
@NullMarked
package io.qadom.core;

import org.jspecify.annotations.NullMarked;
