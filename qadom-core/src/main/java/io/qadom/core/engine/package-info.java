/**
 * The engine: gives every input to the small machine it belongs to and collects the outputs. It speaks messages between
 * contacts and knows no bytes; a whole network of engines runs in one thread.
 */
@NullMarked
package io.qadom.core.engine;

import org.jspecify.annotations.NullMarked;
