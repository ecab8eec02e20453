/** Tests of the engine's small machines: joining, blocklist, dispatch. */
@NullMarked
package io.qadom.core.engine;

import org.jspecify.annotations.NullMarked;
