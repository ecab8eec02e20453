package io.qadom.cli.shell;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jline.reader.Parser;
import org.jline.reader.impl.DefaultParser;

/** Lines of a file or a pipe. */
final class PipedLines implements Lines {

    private final BufferedReader reader;
    private final Parser parser = new DefaultParser();

    PipedLines(InputStream in) {
        this.reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    @Override
    public Optional<List<String>> next() throws IOException {
        String line = reader.readLine();
        return Optional.ofNullable(line).map(text -> words(parser, text));
    }

    /** The words of a line; quotes keep spaces together. */
    static List<String> words(Parser parser, String line) {
        return line.isBlank() ? List.of() : parser.parse(line.strip(), 0).words();
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
