package flow.argo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import flow.argo.Pods.Pod;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a template makes pods of.
 *
 * @param defaults what the template that was submitted says of all containers
 */
record PodTemplate(JsonNode body, JsonNode defaults) {

    /** @param names what tags may name */
    Pod pod(Node node, Map<String, Object> names) {
        Optional<JsonNode> job = gang(names).map(GangObject::job);
        JsonNode container = job.isPresent()
                ? job.get().at("/template/spec/containers/0")
                : Tags.fill(merged(body.get("container")), names);
        Tags.fill(body.path("metadata"), names);
        Map<String, String> environment = new LinkedHashMap<>();
        Map<String, String> secrets = new LinkedHashMap<>();
        for (JsonNode variable : container.path("env")) {
            String name = variable.get("name").asText();
            JsonNode secret = variable.at("/valueFrom/secretKeyRef");
            if (secret.isMissingNode()) {
                environment.put(name, variable.path("value").asText());
            } else {
                secrets.put(
                        name,
                        secret.get("name").asText() + "/" + secret.get("key").asText());
            }
        }
        List<String> command = new ArrayList<>();
        container.path("command").forEach(word -> command.add(word.asText()));
        return new Pod(
                node.name,
                node.template,
                command,
                environment,
                secrets,
                container.path("image").asText(),
                job.map(of -> of.get("completions").asInt()).orElse(0));
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

    /** What it makes instead of a pod. */
    Optional<GangObject> gang(Map<String, Object> names) {
        JsonNode resource = body.path("resource");
        if (resource.isMissingNode()) {
            return Optional.empty();
        }
        Known.require(resource.get("action").asText().equals("create"), "other actions than create");
        try {
            JsonNode manifest = new ObjectMapper()
                    .readTree(Tags.fill(resource.get("manifest").asText(), names));
            String kind = manifest.get("kind").asText();
            Known.require(List.of("JobSet", "Job").contains(kind), kind);
            return Optional.of(new GangObject(resource, manifest));
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
