/**
 * The node: bytes in, bytes out. Joins the limits on what is heard, the codec and the engine; what the driver runs, and
 * what a simulation at full depth runs. Pure: no clock, no thread, no socket.
 */
@NullMarked
package io.qadom.core.node;

import org.jspecify.annotations.NullMarked;
