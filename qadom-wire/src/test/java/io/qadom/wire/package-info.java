/** Tests of the codec: vectors that {@code protoc} made, its generated classes as the judge, random and hostile bytes. */
@NullMarked
package io.qadom.wire;

import org.jspecify.annotations.NullMarked;
