/**
 * {@code qadom shell}: a prompt over one running peer, which is what the first qadom was used through. Lines come from a
 * terminal with history and completion, or from a file or a pipe.
 */
@NullMarked
package io.qadom.cli.shell;

import org.jspecify.annotations.NullMarked;
