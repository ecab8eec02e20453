/** Netty's transport against the conformance kit, on epoll and on the JDK's selector, and what is its own. */
@NullMarked
package io.qadom.transport.netty;

import org.jspecify.annotations.NullMarked;
