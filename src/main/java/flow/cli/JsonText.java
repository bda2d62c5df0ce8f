package flow.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.core.util.Separators.Spacing;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Writes maps, lists, streams and scalars as JSON for {@code --json}: indented by two, with {@code \n} at the end of each line everywhere. */
final class JsonText {
    private static final JsonFactory FACTORY = new JsonFactory()
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);

    private JsonText() {}

    static String of(@Nullable Object value) {
        StringWriter text = new StringWriter();
        write(text, value);
        return text.toString();
    }

    /** In one line, without its end. */
    static String line(@Nullable Object value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            write(json, value);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    /**
     * Prints it as it is made: of a {@link Stream} in it only one element at a time is in memory. When that fails the text ends
     * there, and nobody takes it for a whole one.
     */
    static void print(PrintStream out, @Nullable Object value) {
        Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        write(text, value);
        try {
            text.flush();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void write(Writer text, @Nullable Object value) {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        Separators colons = Separators.createDefaultInstance().withObjectFieldValueSpacing(Spacing.AFTER);
        try (JsonGenerator json = FACTORY.createGenerator(text)) {
            json.setPrettyPrinter(
                    new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter));
            write(json, value);
            json.writeRaw('\n');
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void write(JsonGenerator json, @Nullable Object value) throws IOException {
        if (value instanceof Map<?, ?> map) {
            json.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                json.writeFieldName(entry.getKey().toString());
                write(json, entry.getValue());
            }
            json.writeEndObject();
            return;
        }
        if (value instanceof List<?> list) {
            writeAll(json, list.stream());
            return;
        }
        if (value instanceof Stream<?> stream) {
            writeAll(json, stream);
            return;
        }
        json.writePOJO(value);
    }

    /** Asked for one element after the other, a stream of streams would make all of an inner one at once. */
    private static void writeAll(JsonGenerator json, Stream<?> elements) throws IOException {
        json.writeStartArray();
        elements.forEachOrdered(element -> {
            try {
                write(json, element);
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        });
        json.writeEndArray();
    }
}
