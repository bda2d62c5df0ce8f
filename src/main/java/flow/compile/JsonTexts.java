package flow.compile;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Objects of JSON that hold texts. */
final class JsonTexts {
    private static final JsonFactory JSON = new JsonFactory();

    private JsonTexts() {}

    /** In UTF-8, in the order of the map. */
    static byte[] bytes(Map<String, String> texts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            for (Map.Entry<String, String> text : texts.entrySet()) {
                json.writeStringField(text.getKey(), text.getValue());
            }
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new IllegalStateException("memory can be written", impossible);
        }
        return bytes.toByteArray();
    }

    /**
     * @param json at the beginning of the object; behind it afterwards
     * @throws IllegalArgumentException when it holds something else
     */
    static Map<String, String> object(JsonParser json) throws IOException {
        Map<String, String> texts = new LinkedHashMap<>();
        boolean isOne = json.currentToken() == JsonToken.START_OBJECT;
        while (isOne && json.nextToken() == JsonToken.FIELD_NAME) {
            String name = json.currentName();
            isOne = json.nextToken() == JsonToken.VALUE_STRING;
            texts.put(name, json.getText());
        }
        if (!isOne || json.currentToken() != JsonToken.END_OBJECT) {
            throw new IllegalArgumentException("it is no object of texts");
        }
        return texts;
    }
}
