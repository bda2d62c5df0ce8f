package flow.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import flow.problem.Code;
import flow.problem.Position;
import flow.problem.Problem;
import flow.problem.ProblemException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** TOML by Jackson, which tells positions of faults only. */
final class TomlTree {
    private TomlTree() {}

    static Tree read(String file, String text) {
        try {
            return new Tree(object(new TomlMapper().readTree(text)), Map.of());
        } catch (JsonProcessingException notToml) {
            JsonLocation location = notToml.getLocation();
            Position at = location == null || location.getLineNr() < 1
                    ? Position.ofFile(file)
                    : new Position(file, location.getLineNr(), Math.max(1, location.getColumnNr()), 1);
            throw new ProblemException(Problem.of(Code.F028, at, "this is not TOML: " + notToml.getOriginalMessage()));
        }
    }

    private static Map<String, @Nullable Object> object(JsonNode node) {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        node.properties().forEach(entry -> values.put(entry.getKey(), value(entry.getValue())));
        return values;
    }

    private static @Nullable Object value(JsonNode node) {
        if (node.isObject()) {
            return object(node);
        }
        if (node.isArray()) {
            List<@Nullable Object> values = new ArrayList<>();
            node.forEach(element -> values.add(value(element)));
            return values;
        }
        if (node.isIntegralNumber()) {
            return JsonScalar.whole(node.bigIntegerValue());
        }
        if (node.isNumber()) {
            boolean finite = !node.isDouble() || Double.isFinite(node.doubleValue());
            return finite ? node.decimalValue() : (Object) node.doubleValue();
        }
        return node.isBoolean() ? node.booleanValue() : node.asText();
    }
}
