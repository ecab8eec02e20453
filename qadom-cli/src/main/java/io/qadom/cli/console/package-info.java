/**
 * What every command shares: the streams and variables it is given, the options and text forms it reads, the JSON it
 * prints, the exit codes it ends with and the one line an error is told in. Knows no command.
 */
@NullMarked
package io.qadom.cli.console;

import org.jspecify.annotations.NullMarked;
