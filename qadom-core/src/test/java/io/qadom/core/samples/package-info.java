/** What the tests of the core are made of: seeds, contacts with ids as wanted, packets, moments. Nothing is tested here. */
@NullMarked
package io.qadom.core.samples;

import org.jspecify.annotations.NullMarked;
