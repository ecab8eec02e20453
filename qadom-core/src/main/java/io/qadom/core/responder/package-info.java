/** Answering what others ask: who is responsible, what is refused and why. */
@NullMarked
package io.qadom.core.responder;

import org.jspecify.annotations.NullMarked;
