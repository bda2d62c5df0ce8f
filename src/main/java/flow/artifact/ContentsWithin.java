package flow.artifact;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import flow.artifact.Contents.Content;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The contents that a value holds without being them: of files, of folders, of what a codec wrote. No class is needed to find them. */
public final class ContentsWithin {
    private static final Set<String> TAGS = Set.of("$file", "$folder", "$coded");

    private final JsonParser json;
    private final List<Content> found = new ArrayList<>();

    private ContentsWithin(JsonParser json) {
        this.json = json;
    }

    /** Whether a value of this encoding can hold any. */
    public static boolean isPossible(String encoding) {
        return encoding.equals(Encodings.WITH_FILES);
    }

    /**
     * In the order in which they stand in the value.
     *
     * @throws UnreadableValue when it is not what its encoding says
     */
    public static List<Content> of(Encoded value) {
        if (!isPossible(value.encoding())) {
            return List.of();
        }
        try (JsonParser json = Encodings.FACTORY.createParser(value.bytes())) {
            ContentsWithin contents = new ContentsWithin(json);
            contents.search();
            return List.copyOf(contents.found);
        } catch (IOException broken) {
            throw UnreadableValue.damaged();
        }
    }

    /** A tag is the first member of its object; what a user calls so is written otherwise. */
    private void search() throws IOException {
        for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
            if (token == JsonToken.START_OBJECT
                    && json.nextToken() == JsonToken.FIELD_NAME
                    && TAGS.contains(json.currentName())) {
                json.nextToken();
                collect();
            }
        }
    }

    /** The parser stands at the beginning of a tag's parts, and then at their end. */
    private void collect() throws IOException {
        int depth = 0;
        long size = -1;
        do {
            JsonToken token = json.currentToken();
            depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            String member = json.currentName();
            if (token == JsonToken.VALUE_NUMBER_INT && "size".equals(member)) {
                size = json.getLongValue();
            }
            if (token == JsonToken.VALUE_STRING && "sha256".equals(member)) {
                add(json.getText(), size);
            }
        } while (depth > 0 && json.nextToken() != null);
    }

    private void add(@Nullable String digest, long size) {
        if (digest != null && Contents.isDigest(digest) && size >= 0) {
            found.add(new Content(digest, size));
        }
    }
}
