package flow.serve;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import flow.event.Dependency;

/**
 * What became of an event, as JSON: {@code id}, {@code repeated}, {@code starts} (each {@code flow}, {@code run}), {@code flows} (each
 * {@code flow}, {@code waitsFor}, {@code counts}, {@code objections}, {@code missing}), {@code refused}.
 */
final class AnswerJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private AnswerJson() {}

    static ObjectNode of(Answer answer) {
        ObjectNode json = MAPPER.createObjectNode();
        if (!answer.id().isEmpty()) {
            json.put("id", answer.id());
        }
        json.put("repeated", answer.isRepeated());
        json.putArray("starts");
        answer.starts()
                .forEach(firing -> json.withArray("starts")
                        .addObject()
                        .put("flow", firing.flow())
                        .put("run", firing.runId()));
        json.putArray("flows");
        answer.told().forEach(told -> told(json.withArray("flows").addObject(), told));
        json.putArray("refused");
        answer.refused().forEach(json.withArray("refused")::add);
        return json;
    }

    private static void told(ObjectNode json, Answer.Told told) {
        json.put("flow", told.flow());
        json.put("waitsFor", told.explanation().condition().described());
        json.put("counts", told.explanation().isMet());
        json.putArray("objections");
        told.explanation().objections().forEach(json.withArray("objections")::add);
        json.putArray("missing");
        told.explanation().missing().stream().map(Dependency::described).forEach(json.withArray("missing")::add);
    }
}
