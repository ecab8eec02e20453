/** Tests of the node's edge: rate limit, effects. */
@NullMarked
package io.qadom.core.node;

import org.jspecify.annotations.NullMarked;
