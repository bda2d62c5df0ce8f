package flow.graph;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import flow.problem.Code;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON as unmodifiable maps, lists and scalars: whole numbers as Integer, Long or BigInteger, others as BigDecimal. */
final class JsonText {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private JsonText() {}

    /** @throws InvalidValue F004, with line and column */
    static @Nullable Object parse(String text) {
        try {
            return tree(MAPPER.readValue(text, Object.class), true);
        } catch (JsonProcessingException fault) {
            JsonLocation at = fault.getLocation();
            String place =
                    at == null ? "" : " (line " + at.getLineNr() + ", column " + Math.max(at.getColumnNr(), 1) + ")";
            throw new InvalidValue(
                    Code.F004,
                    "'" + shortened(text.strip()) + "' is no JSON" + place,
                    "texts in JSON stand in double quotes");
        }
    }

    /** In one line. */
    static String written(@Nullable Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException fault) {
            throw new IllegalArgumentException("it is no JSON", fault);
        }
    }

    /** @throws InvalidValue F004 when it holds what JSON has not */
    static @Nullable Object plain(@Nullable Object value) {
        return tree(value, true);
    }

    /** Unmodifiable at every depth; things that JSON has not are left as they are. */
    static @Nullable Object copy(Object value) {
        return tree(value, false);
    }

    private static @Nullable Object tree(@Nullable Object value, boolean onlyJson) {
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> copy = new LinkedHashMap<>();
            map.forEach((key, each) -> copy.put(String.valueOf(key), tree(each, onlyJson)));
            return Collections.unmodifiableMap(copy);
        }
        if (value instanceof Collection<?> collection) {
            List<@Nullable Object> copy = new ArrayList<>();
            collection.forEach(each -> copy.add(tree(each, onlyJson)));
            return Collections.unmodifiableList(copy);
        }
        if (value instanceof Object[] array) {
            return tree(Arrays.asList(array), onlyJson);
        }
        if (value instanceof CharSequence text) {
            return text.toString();
        }
        if (onlyJson && value != null && !(value instanceof Number || value instanceof Boolean)) {
            throw new InvalidValue(
                    Code.F004,
                    "'" + shortened(value) + "' is no JSON",
                    "use maps, lists, texts, numbers, true and false");
        }
        return value;
    }

    static String shortened(Object value) {
        String text = value.toString();
        return text.length() <= 60 ? text : text.substring(0, 59) + "…";
    }
}
