/** Tests of what is kept and what is not, over a store in memory and over one that fails. */
@NullMarked
package io.qadom.core.record;

import org.jspecify.annotations.NullMarked;
