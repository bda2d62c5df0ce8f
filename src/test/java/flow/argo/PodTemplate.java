package flow.argo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import flow.argo.Pods.Pod;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a template makes pods of.
 *
 * @param defaults what the template that was submitted says of all containers
 */
record PodTemplate(JsonNode body, JsonNode defaults) {

    /** @param names what tags may name */
    Pod pod(Node node, Map<String, Object> names) {
        JsonNode set = body.has("resource") ? set(body.get("resource"), names) : MissingNode.getInstance();
        JsonNode container = set.isMissingNode()
                ? Tags.fill(merged(body.get("container")), names)
                : set.at("/template/spec/containers/0");
        Tags.fill(body.path("metadata"), names);
        Map<String, String> environment = new LinkedHashMap<>();
        container
                .path("env")
                .forEach(variable -> environment.put(
                        variable.get("name").asText(), variable.path("value").asText()));
        List<String> command = new ArrayList<>();
        container.path("command").forEach(word -> command.add(word.asText()));
        return new Pod(
                node.name,
                node.template,
                command,
                environment,
                container.path("image").asText(),
                set.path("completions").asInt(0));
    }

    /** The paths of the files that are kept of a pod. */
    List<String> outputs() {
        List<String> paths = new ArrayList<>();
        body.at("/outputs/parameters").forEach(output -> {
            Known.require(output.get("name").asText().equals("next"), "other outputs than next");
            paths.add(output.at("/valueFrom/path").asText());
        });
        return paths;
    }

    /** The job of a JobSet, or a plain one: both succeed when all their pods do. */
    private static JsonNode set(JsonNode resource, Map<String, Object> names) {
        Known.require(resource.get("action").asText().equals("create"), "other actions than create");
        String manifest = Tags.fill(resource.get("manifest").asText(), names);
        try {
            JsonNode set = new ObjectMapper().readTree(manifest);
            String kind = set.get("kind").asText();
            Known.require(List.of("JobSet", "Job").contains(kind), kind);
            return set.at(kind.equals("Job") ? "/spec" : "/spec/replicatedJobs/0/template/spec");
        } catch (JsonProcessingException broken) {
            throw new Expression.Broken("the manifest cannot be read: " + broken.getMessage());
        }
    }

    /** With the defaults: entries of env merge by their names. */
    private JsonNode merged(JsonNode own) {
        ObjectNode container = defaults.deepCopy();
        Map<String, JsonNode> variables = new LinkedHashMap<>();
        container
                .path("env")
                .forEach(variable -> variables.put(variable.get("name").asText(), variable));
        own.path("env").forEach(variable -> variables.put(variable.get("name").asText(), variable));
        own.properties().forEach(field -> container.set(field.getKey(), field.getValue()));
        container.putArray("env").addAll(variables.values());
        return container;
    }
}
