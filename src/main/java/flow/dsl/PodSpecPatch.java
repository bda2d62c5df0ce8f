package flow.dsl;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import flow.graph.InvalidValue;
import flow.graph.Parameter;
import flow.problem.Code;
import java.util.Map;

/** A part of a pod's specification, as a map or as YAML or JSON. */
final class PodSpecPatch {
    private PodSpecPatch() {}

    @SuppressWarnings("unchecked")
    static Map<String, Object> of(Object value) {
        Object tree = value instanceof String text ? parse(text) : value;
        if (!(tree instanceof Map)) {
            throw Reading.takes("a map", value, "write podSpecPatch: [terminationGracePeriodSeconds: 60]");
        }
        return (Map<String, Object>) Parameter.Type.JSON.from(tree);
    }

    private static Object parse(String text) {
        try {
            Object tree = new YAMLMapper().readValue(text, Object.class);
            return tree == null ? text : tree;
        } catch (JsonProcessingException fault) {
            throw new InvalidValue(
                    Code.F004,
                    "it is no YAML (line " + fault.getLocation().getLineNr() + " of the text)",
                    "write a map instead: podSpecPatch: [terminationGracePeriodSeconds: 60]");
        }
    }
}
