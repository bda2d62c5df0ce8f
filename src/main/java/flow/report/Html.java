package flow.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Writes HTML. Elements and attributes are those of {@link Tag} and {@link Name}; every text and every value is escaped, and there
 * is no method that would write one as it is. Style and script come from this package's own files only.
 */
final class Html {

    /** Something to be written as JSON. */
    interface Data {
        void write(JsonGenerator json) throws IOException;
    }

    private static final JsonFactory JSON = JsonFactory.builder()
            .configure(StreamWriteFeature.AUTO_CLOSE_TARGET, false)
            .build()
            .setCharacterEscapes(new ScriptEscapes());

    private final Writer out;
    private final Deque<Tag> open = new ArrayDeque<>();

    Html(Writer out) {
        this.out = out;
    }

    void doctype() {
        write("<!DOCTYPE html>\n");
    }

    /** Begins an element; one that can hold nothing is whole with that. */
    Html begin(Tag tag, Attribute... attributes) {
        write("<" + tag);
        for (Attribute attribute : attributes) {
            write(" " + attribute.name() + "=\"" + Escaped.of(attribute.value()) + "\"");
        }
        write(">");
        if (!tag.isVoid()) {
            open.push(tag);
        }
        return this;
    }

    /** Ends the element that was begun last. */
    Html end() {
        write("</" + open.pop() + ">");
        return this;
    }

    /** Ends the element that was begun last, and the line. */
    Html endLine() {
        end();
        write("\n");
        return this;
    }

    Html text(String text) {
        write(Escaped.of(text));
        return this;
    }

    /** An element with nothing but a text in it. */
    Html leaf(Tag tag, String text, Attribute... attributes) {
        begin(tag, attributes);
        return tag.isVoid() ? this : text(text).end();
    }

    void style(Asset asset) {
        write("<style>" + asset.text() + "</style>\n");
    }

    void script(Asset asset) {
        write("<script>" + asset.text() + "</script>\n");
    }

    /** What the script reads; no browser runs it. */
    void data(String id, Data data) {
        write("<script type=\"application/json\" id=\"" + Escaped.of(id) + "\">");
        try (JsonGenerator json = JSON.createGenerator(out)) {
            data.write(json);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        write("</script>\n");
    }

    private void write(String markup) {
        try {
            out.write(markup);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
