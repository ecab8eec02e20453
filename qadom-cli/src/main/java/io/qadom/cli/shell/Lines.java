package io.qadom.cli.shell;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Where the commands of a prompt come from. */
interface Lines extends Closeable {

    /** The words of the next line, none of an empty one; empty at the end. */
    Optional<List<String>> next() throws IOException;
}
