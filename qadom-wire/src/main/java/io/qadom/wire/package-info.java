/**
 * The language peers speak: the {@linkplain io.qadom.wire.Message messages}, and the {@link io.qadom.wire.Codec} that
 * turns them into the Protobuf of {@code qadom.proto} and back.
 *
 * <p>What comes in is hostile until the codec has read it: every length, range and count is checked here, so that nothing
 * behind this package checks them again. No socket, clock or thread lives here, and no class that {@code protoc}
 * generates: those judge the codec in its tests.
 */
@NullMarked
package io.qadom.wire;

import org.jspecify.annotations.NullMarked;
