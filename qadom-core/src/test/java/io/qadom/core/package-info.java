/**
 * Tests of the driver and of what it stands on: threads, files, plug-ins. Peers here run on real threads and talk through
 * an {@link io.qadom.core.InProcessNetwork}.
 */
@NullMarked
package io.qadom.core;

import org.jspecify.annotations.NullMarked;
