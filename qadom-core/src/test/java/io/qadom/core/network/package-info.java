/**
 * Whole networks of real nodes in one thread and virtual time, and the protocol's rules proved on them. Real codec, real
 * bytes, real stores in memory; what is virtual is the time, the ether and the names.
 */
@NullMarked
package io.qadom.core.network;

import org.jspecify.annotations.NullMarked;
