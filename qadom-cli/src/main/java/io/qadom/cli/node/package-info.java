/**
 * {@code qadom node}: a whole peer as a program that runs until it is told to end, and what it shares with the shell: the
 * options of a peer that is asked, and the user's directories.
 */
@NullMarked
package io.qadom.cli.node;

import org.jspecify.annotations.NullMarked;
