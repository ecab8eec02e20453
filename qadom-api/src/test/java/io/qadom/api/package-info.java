/** Tests of the values that applications work with. Nothing here runs a peer. */
@NullMarked
package io.qadom.api;

import org.jspecify.annotations.NullMarked;
