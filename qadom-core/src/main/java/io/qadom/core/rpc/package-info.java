/**
 * Requests under way: sending, matching a reply to its request, the two timers of each try and the round trips they
 * follow. Knows messages as things to send and says nothing about what they mean.
 */
@NullMarked
package io.qadom.core.rpc;

import org.jspecify.annotations.NullMarked;
