/**
 * The program {@code qadom}: {@link io.qadom.cli.Qadom} knows every command and hands over to one. Below it the commands,
 * a package for each kind, and below them what they share, {@code console}. Commands do not know each other.
 */
@NullMarked
package io.qadom.cli;

import org.jspecify.annotations.NullMarked;
