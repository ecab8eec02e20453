/** Tests of the lookup alone, with hand-made distances: no message, no clock. */
@NullMarked
package io.qadom.core.lookup;

import org.jspecify.annotations.NullMarked;
