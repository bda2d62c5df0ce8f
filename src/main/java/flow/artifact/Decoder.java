package flow.artifact;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one value. */
final class Decoder {

    @Nullable
    Object decode(Encoded value) {
        if (!value.encoding().equals(Json.ENCODING)) {
            throw new UnreadableValue("it is written as " + value.encoding() + ", which this release does not know");
        }
        try (JsonParser json = Json.FACTORY.createParser(value.bytes())) {
            json.nextToken();
            return read(json);
        } catch (IOException broken) {
            throw new UnreadableValue("it is not the JSON that was written");
        }
    }

    private @Nullable Object read(JsonParser json) throws IOException {
        JsonToken token = json.currentToken();
        return switch (token) {
            case START_OBJECT -> map(json);
            case START_ARRAY -> list(json);
            case VALUE_STRING -> json.getText();
            case VALUE_NUMBER_INT -> json.getIntValue();
            case VALUE_NUMBER_FLOAT -> new BigDecimal(json.getText());
            case VALUE_TRUE, VALUE_FALSE -> json.getBooleanValue();
            case VALUE_NULL -> null;
            default -> throw new UnreadableValue("it is not the JSON that was written");
        };
    }

    private List<Object> list(JsonParser json) throws IOException {
        List<Object> list = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            list.add(read(json));
        }
        return list;
    }

    private Map<Object, Object> map(JsonParser json) throws IOException {
        Map<Object, Object> map = new LinkedHashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String key = json.currentName();
            json.nextToken();
            map.put(key, read(json));
        }
        return map;
    }
}
