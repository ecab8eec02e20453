package io.qadom.cli.console;

import com.fasterxml.jackson.core.JsonGenerator;
import io.qadom.api.Bytes;
import io.qadom.api.QadomException;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * What a command is given by the world: its input, its two outputs and its variables. Results go to the output and
 * nothing else does; what is told to a person goes to the error output. Results are written at once and whole, from any
 * thread.
 */
public final class Console {

    private final InputStream in;
    private final OutputStream out;
    private final PrintStream err;
    private final Map<String, String> variables;

    /**
     * A console over the given streams.
     *
     * @param in where values are read from
     * @param out where results go
     * @param err where messages go
     * @param variables the environment
     */
    public Console(InputStream in, OutputStream out, PrintStream err, Map<String, String> variables) {
        this.in = in;
        this.out = new BufferedOutputStream(out);
        this.err = err;
        this.variables = Map.copyOf(variables);
    }

    /**
     * The console of this process.
     *
     * @return a console over the standard streams and the environment
     */
    public static Console ofProcess() {
        // Not System.out: a PrintStream keeps a full disk or a closed pipe to itself.
        return new Console(System.in, new FileOutputStream(FileDescriptor.out), System.err, System.getenv());
    }

    /**
     * Where values are read from.
     *
     * @return the input
     */
    public InputStream in() {
        return in;
    }

    /**
     * A variable of the environment.
     *
     * @param name its name
     * @param otherwise what an unset or empty variable stands for
     * @return its value
     */
    public String variable(String name, String otherwise) {
        String value = variables.getOrDefault(name, "");
        return value.isEmpty() ? otherwise : value;
    }

    /**
     * Prints one line of the result.
     *
     * @param text the line without its end
     * @throws QadomException when the output cannot be written
     */
    public void print(String text) {
        write((text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Prints a value as it is.
     *
     * @param value the bytes; nothing is added
     * @throws QadomException when the output cannot be written
     */
    public void print(Bytes value) {
        write(value.toByteArray());
    }

    /**
     * Prints one JSON object on one line.
     *
     * @param fields writes what stands between the braces
     * @throws QadomException when the output cannot be written
     */
    public void print(JsonFields fields) {
        write(Json.line(fields));
    }

    /**
     * The output as a writer, for texts that the command line makes itself, such as help.
     *
     * @return a writer that writes every line at once
     */
    public PrintWriter writer() {
        return new PrintWriter(out, true, StandardCharsets.UTF_8);
    }

    /**
     * Tells a person something, in one line.
     *
     * @param message what went wrong, with what value, what to do
     */
    public void tell(String message) {
        err.println("qadom: " + message);
        err.flush();
    }

    /**
     * Tries once more to write what could not be written, so that a failure in another thread is not lost.
     *
     * @throws QadomException when the output cannot be written
     */
    public void flush() {
        write(new byte[0]);
    }

    /**
     * Whether a person sits at both ends of this console.
     *
     * @return false when input or output is a file or a pipe
     */
    @SuppressWarnings("SystemConsoleNull") // The launcher asks for the console that is null without a terminal.
    public boolean isInteractive() {
        return in == System.in && System.console() != null;
    }

    private synchronized void write(byte[] bytes) {
        try {
            out.write(bytes);
            out.flush();
        } catch (IOException e) {
            throw new QadomException("standard output cannot be written: " + e.getMessage(), e);
        }
    }

    /** Writes the fields of a JSON object. */
    @FunctionalInterface
    public interface JsonFields {

        /**
         * Writes the fields, not the braces.
         *
         * @param json where to
         * @throws IOException when {@code json} throws it
         */
        void write(JsonGenerator json) throws IOException;
    }
}
