package io.qadom.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.qadom.cli.console.Console;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A command run in this process, and what came of it. */
record CommandRun(int code, String text, String errors) {

    static CommandRun of(String... arguments) {
        return with("", Map.of(), arguments);
    }

    static CommandRun with(String input, Map<String, String> variables, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Console console = new Console(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                out,
                new PrintStream(err, true, StandardCharsets.UTF_8),
                variables);
        int code = Qadom.run(console, arguments);
        return new CommandRun(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    List<String> lines() {
        return text.lines().toList();
    }

    /** The names of the outermost fields of a JSON object that stands alone on its line. */
    static Set<String> fieldsOf(String line) {
        Set<String> names = new TreeSet<>();
        try (JsonParser json = new JsonFactory().createParser(line)) {
            int depth = 0;
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
                if (depth == 1 && token == JsonToken.FIELD_NAME) {
                    names.add(json.currentName());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("no JSON: " + line, e);
        }
        return names;
    }
}
