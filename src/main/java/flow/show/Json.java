package flow.show;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import flow.graph.Durations;
import flow.problem.Position;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The small parts of which the JSON is made. What is not said is left out. */
final class Json {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private Json() {}

    static ObjectNode object() {
        return NODES.objectNode();
    }

    static ArrayNode array() {
        return NODES.arrayNode();
    }

    static void position(ObjectNode json, Position position) {
        if (position.isKnown()) {
            json.putObject("position")
                    .put("file", position.file())
                    .put("line", position.line())
                    .put("column", position.column());
        }
    }

    /** Nothing for null, an empty collection or an empty map. */
    static void put(ObjectNode json, String key, @Nullable Object value) {
        boolean nothing = value == null
                || value instanceof Collection<?> collection && collection.isEmpty()
                || value instanceof Map<?, ?> map && map.isEmpty();
        if (!nothing) {
            json.set(key, value(value));
        }
    }

    /** Numbers, truth values, collections and maps as such, everything else as its text. */
    static JsonNode value(@Nullable Object value) {
        if (value == null) {
            return NODES.nullNode();
        }
        if (value instanceof JsonNode json) {
            return json;
        }
        if (value instanceof Boolean truth) {
            return NODES.booleanNode(truth);
        }
        if (value instanceof Number number) {
            return number(number);
        }
        if (value instanceof Collection<?> collection) {
            ArrayNode array = array();
            collection.forEach(each -> array.add(value(each)));
            return array;
        }
        if (value instanceof Map<?, ?> map) {
            ObjectNode object = object();
            map.forEach((key, each) -> object.set(String.valueOf(key), value(each)));
            return object;
        }
        return NODES.textNode(value instanceof Duration duration ? Durations.text(duration) : value.toString());
    }

    private static JsonNode number(Number number) {
        if (number instanceof Integer || number instanceof Long || number instanceof Short || number instanceof Byte) {
            return NODES.numberNode(number.longValue());
        }
        if (number instanceof BigInteger big) {
            return NODES.numberNode(big);
        }
        if (number instanceof BigDecimal exact) {
            return NODES.numberNode(exact);
        }
        boolean finite = Double.isFinite(number.doubleValue());
        return finite ? NODES.numberNode(number.doubleValue()) : NODES.textNode(number.toString());
    }
}
