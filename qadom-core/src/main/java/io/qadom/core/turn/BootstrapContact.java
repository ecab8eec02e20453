package io.qadom.core.turn;

import io.qadom.api.Bytes;
import io.qadom.api.Endpoint;
import java.util.Optional;

/**
 * Somebody to start from, whose key need not be known.
 *
 * @param publicKey the key it must hold, or empty when any node there will do
 * @param endpoint where it listens
 */
public record BootstrapContact(Optional<Bytes> publicKey, Endpoint endpoint) {}
