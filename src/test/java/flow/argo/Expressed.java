package flow.argo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Variables of all pods of a run, as Argo fills them in. */
public final class Expressed {
    private Expressed() {}

    /**
     * @param objects of a deployment
     * @param created a run of it
     */
    public static String variable(List<JsonNode> objects, String name, SensorInterpreter.Created created) {
        for (JsonNode object : objects) {
            for (JsonNode variable : object.at("/spec/templateDefaults/container/env")) {
                if (variable.get("name").asText().equals(name)) {
                    return Tags.fill(
                            variable.get("value").asText(), Map.of("workflow", Map.of("annotations", known(created))));
                }
            }
        }
        throw new Expression.Broken("pods have no variable " + name);
    }

    private static Map<String, Object> known(SensorInterpreter.Created created) {
        Map<String, Object> known = new LinkedHashMap<>(created.annotations());
        known.put("json", Expression.json(created.annotations()));
        return known;
    }
}
