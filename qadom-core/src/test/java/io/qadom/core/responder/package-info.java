/** Tests of the answers that others get. */
@NullMarked
package io.qadom.core.responder;

import org.jspecify.annotations.NullMarked;
