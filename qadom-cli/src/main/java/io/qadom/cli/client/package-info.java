/**
 * The short commands: each starts a peer in client mode, which asks and is never asked and keeps nothing, does one
 * operation and prints its outcome. What a person gave is read and checked before anything is sent.
 */
@NullMarked
package io.qadom.cli.client;

import org.jspecify.annotations.NullMarked;
