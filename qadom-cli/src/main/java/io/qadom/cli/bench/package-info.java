/**
 * {@code qadom bench}: a network of peers on loopback in one process, and what its operations cost. The library is used
 * through its public surface only; what is measured is what an application gets.
 *
 * <p>The phases, their names and the fields of {@code --json} are those of the harness that other systems are measured
 * with, so that two runs can be laid side by side.
 */
@NullMarked
package io.qadom.cli.bench;

import org.jspecify.annotations.NullMarked;
