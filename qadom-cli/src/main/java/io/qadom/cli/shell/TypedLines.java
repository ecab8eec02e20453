package io.qadom.cli.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import picocli.CommandLine.Model.CommandSpec;
import picocli.shell.jline3.PicocliJLineCompleter;

/** Lines that a person types, with history over sessions and completion. */
final class TypedLines implements Lines {

    private static final String PROMPT = "qadom> ";

    private final Terminal terminal;
    private final LineReader reader;

    private TypedLines(Terminal terminal, LineReader reader) {
        this.terminal = terminal;
        this.reader = reader;
    }

    static TypedLines open(CommandSpec commands, Path historyFile) throws IOException {
        Files.createDirectories(historyFile.toAbsolutePath().getParent());
        Terminal terminal = TerminalBuilder.builder().dumb(true).build();
        LineReader reader = LineReaderBuilder.builder()
                .terminal(terminal)
                .completer(new PicocliJLineCompleter(commands))
                .variable(LineReader.HISTORY_FILE, historyFile)
                // A value may hold an exclamation mark.
                .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
                .build();
        return new TypedLines(terminal, reader);
    }

    @Override
    public Optional<List<String>> next() {
        try {
            return Optional.of(PipedLines.words(reader.getParser(), reader.readLine(PROMPT)));
        } catch (UserInterruptException e) {
            // Ctrl-C gives up the line, as in every shell.
            return Optional.of(List.of());
        } catch (EndOfFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        terminal.close();
    }
}
