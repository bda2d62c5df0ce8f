package flow.artifact;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes one value. */
final class Encoder {
    private final String artifact;

    Encoder(String artifact) {
        this.artifact = artifact;
    }

    Encoded encode(@Nullable Object value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = Json.FACTORY.createGenerator(bytes)) {
            write(json, value, "");
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new Encoded(Json.ENCODING, bytes.toByteArray());
    }

    private void write(JsonGenerator json, @Nullable Object value, String path) throws IOException {
        if (value == null) {
            json.writeNull();
        } else if (value instanceof String text) {
            json.writeString(text);
        } else if (value instanceof Integer number) {
            json.writeNumber(number);
        } else if (value instanceof Boolean truth) {
            json.writeBoolean(truth);
        } else if (value instanceof BigDecimal decimal && decimal.scale() > 0) {
            json.writeNumber(decimal.toPlainString());
        } else if (value instanceof List<?> list) {
            writeList(json, list, path);
        } else if (value instanceof Map<?, ?> map) {
            writeMap(json, map, path);
        } else {
            throw new UnkeepableValue(
                    artifact,
                    path,
                    value.getClass().getName(),
                    "is a " + value.getClass().getName());
        }
    }

    private void writeList(JsonGenerator json, List<?> list, String path) throws IOException {
        json.writeStartArray();
        int index = 0;
        for (Object element : list) {
            write(json, element, path + "[" + index++ + "]");
        }
        json.writeEndArray();
    }

    private void writeMap(JsonGenerator json, Map<?, ?> map, String path) throws IOException {
        json.writeStartObject();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (!(entry.getKey() instanceof String key)) {
                throw new UnkeepableValue(artifact, path, "Map", "has a key that is no text");
            }
            json.writeFieldName(key);
            write(json, entry.getValue(), path + "." + key);
        }
        json.writeEndObject();
    }
}
