package flow.compile.argo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;

/** A part of a pod's specification as one text. */
final class JsonPatch {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private JsonPatch() {}

    static String of(Map<String, Object> tree) {
        try {
            return JSON.writeValueAsString(tree);
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException("it is no JSON", impossible);
        }
    }
}
