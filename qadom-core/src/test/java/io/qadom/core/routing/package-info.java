/** Tests of the k-bucket table: the kit for every table, and what only this one promises. */
@NullMarked
package io.qadom.core.routing;

import org.jspecify.annotations.NullMarked;
