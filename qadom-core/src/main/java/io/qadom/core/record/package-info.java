/**
 * What is kept and what is not: room, expiry, precedence between copies, the bound on member sets. Decides beside the
 * store, on whatever thread may wait for it; holds no clock and starts no thread.
 */
@NullMarked
package io.qadom.core.record;

import org.jspecify.annotations.NullMarked;
