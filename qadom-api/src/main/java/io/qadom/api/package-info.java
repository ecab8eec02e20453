/**
 * What an application works with: {@link io.qadom.api.Peer} and the values it takes and gives.
 *
 * <p>Everything here is immutable and thread-safe. Outcomes of operations are data ({@link io.qadom.api.GetOutcome},
 * {@link io.qadom.api.Receipts}); exceptions say that this process could not do its part. Nothing in this package knows
 * the wire, a store or a socket.
 */
@NullMarked
package io.qadom.api;

import org.jspecify.annotations.NullMarked;
