/**
 * Finding the nodes closest to a point: the candidates of one lookup, whom to ask next, when it is over. A lookup is
 * seeded with contacts; it never sees the table and never sends.
 */
@NullMarked
package io.qadom.core.lookup;

import org.jspecify.annotations.NullMarked;
