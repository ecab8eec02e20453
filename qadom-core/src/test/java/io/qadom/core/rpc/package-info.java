/** Tests of requests under way: what matches, what times out, what is learned of round trips. */
@NullMarked
package io.qadom.core.rpc;

import org.jspecify.annotations.NullMarked;
