/**
 * UDP datagrams on Netty: {@link io.qadom.transport.netty.NettyTransportProvider} opens a socket on one of the loops that
 * the peers of this process share. Moves bytes, knows no message: what a datagram means lives in the core.
 */
@NullMarked
package io.qadom.transport.netty;

import org.jspecify.annotations.NullMarked;
