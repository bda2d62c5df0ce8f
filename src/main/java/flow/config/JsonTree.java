package flow.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import flow.problem.Code;
import flow.problem.Position;
import flow.problem.Problem;
import flow.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one JSON object, token by token. */
final class JsonTree {
    private final String file;
    private final JsonParser tokens;
    private final Map<String, Position> positions = new HashMap<>();

    private JsonTree(String file, JsonParser tokens) {
        this.file = file;
        this.tokens = tokens;
    }

    static Tree read(String file, String text) {
        JsonFactory json = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        try (JsonParser tokens = json.createParser(text)) {
            return new JsonTree(file, tokens).tree();
        } catch (JsonProcessingException notJson) {
            throw fault(at(file, notJson.getLocation()), "this is not JSON: " + firstClause(notJson));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private Tree tree() throws IOException {
        if (tokens.nextToken() != JsonToken.START_OBJECT) {
            throw fault(at(file, tokens.currentTokenLocation()), "it holds no keys and values");
        }
        Map<String, @Nullable Object> values = object("");
        if (tokens.nextToken() != null) {
            throw fault(at(file, tokens.currentTokenLocation()), "there is more behind the end of the JSON object");
        }
        return new Tree(values, positions);
    }

    private Map<String, @Nullable Object> object(String path) throws IOException {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        while (tokens.nextToken() != JsonToken.END_OBJECT) {
            String key = tokens.currentName();
            String inner = path.isEmpty() ? key : path + "." + key;
            positions.putIfAbsent(inner, at(file, tokens.currentTokenLocation()));
            tokens.nextToken();
            values.put(key, value(inner));
        }
        return values;
    }

    private @Nullable Object value(String path) throws IOException {
        return switch (tokens.currentToken()) {
            case START_OBJECT -> object(path);
            case START_ARRAY -> array();
            case VALUE_NUMBER_INT -> JsonScalar.whole(tokens.getBigIntegerValue());
            case VALUE_NUMBER_FLOAT -> tokens.getDecimalValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> tokens.getText();
        };
    }

    private List<@Nullable Object> array() throws IOException {
        List<@Nullable Object> values = new ArrayList<>();
        while (tokens.nextToken() != JsonToken.END_ARRAY) {
            values.add(value(""));
        }
        return values;
    }

    private static Position at(String file, @Nullable JsonLocation location) {
        if (location == null || location.getLineNr() < 1) {
            return Position.ofFile(file);
        }
        return new Position(file, location.getLineNr(), Math.max(1, location.getColumnNr()), 1);
    }

    /** Jackson's messages go on with its own class names and options behind the first clause. */
    private static String firstClause(JsonProcessingException exception) {
        String message = exception.getOriginalMessage();
        int end = message.indexOf(": ");
        return end < 0 ? message : message.substring(0, end);
    }

    private static ProblemException fault(Position at, String message) {
        return new ProblemException(Problem.of(Code.F028, at, message));
    }
}
