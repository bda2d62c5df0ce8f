package flow.argo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import flow.argo.Node.Phase;
import flow.argo.Pods.Ended;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * A Job or a JobSet whose pods are the nodes of a gang, as their controllers write its status, and as the pod of Argo sees it that made
 * it: whatever the nodes ended with, that pod ends with 0 or with 64, and tells the condition that was met.
 *
 * @param resource of the template
 * @param manifest with every tag filled in
 */
record GangObject(JsonNode resource, JsonNode manifest) {
    private static final String UNMET = "64";
    private static final int LOST = 137;
    private static final Pattern REQUIREMENT = Pattern.compile("\\s*(\\S+) (==|>) (\\S+)\\s*");

    boolean isJob() {
        return manifest.get("kind").asText().equals("Job");
    }

    JsonNode job() {
        return manifest.at(isJob() ? "/spec" : "/spec/replicatedJobs/0/template/spec");
    }

    /** @param nodes the worst end of them */
    void end(Node node, Ended nodes) {
        JsonNode object = ended(nodes.exitCode().orElse(LOST));
        Optional<Requirement> failure = Requirement.all(resource.get("failureCondition"))
                .filter(one -> one.isMetBy(object))
                .findFirst();
        if (failure.isPresent()) {
            node.exitCode = UNMET;
            node.end(
                    Phase.FAILED,
                    "main: Error (exit code " + UNMET + "): failure condition '" + failure.get() + "' evaluated true");
            return;
        }
        boolean isWell =
                Requirement.all(resource.get("successCondition")).allMatch(requirement -> requirement.isMetBy(object));
        Known.require(isWell, "waiting for ever for " + object);
        node.exitCode = "0";
        node.end(Phase.SUCCEEDED, "");
    }

    private JsonNode ended(int exitCode) {
        ObjectNode status = new ObjectMapper().createObjectNode();
        Known.require(job().path("backoffLimit").asInt(-1) == 0, "nodes that are repeated by themselves");
        if (isJob()) {
            if (exitCode == 0) {
                status.put("succeeded", job().get("completions").asInt());
            } else {
                status.put("failed", 1);
                status.putArray("conditions")
                        .addObject()
                        .put("type", "FailureTarget")
                        .put("reason", reason(exitCode));
            }
        } else {
            Known.require(manifest.at("/spec/failurePolicy/maxRestarts").asInt(-1) == 0, "sets that are repeated");
            status.put("terminalState", exitCode == 0 ? "Completed" : "Failed");
            if (exitCode != 0) {
                status.putArray("conditions")
                        .addObject()
                        .put("type", "Failed")
                        .put(
                                "reason",
                                isFailing(reason(exitCode)) ? "FailJobSetFailurePolicyAction" : "ReachedMaxRestarts");
            }
        }
        return new ObjectMapper().createObjectNode().set("status", status);
    }

    /** Why the job failed. */
    private String reason(int exitCode) {
        for (JsonNode rule : job().at("/podFailurePolicy/rules")) {
            Known.require(
                    rule.get("action").asText().equals("FailJob")
                            && rule.at("/onExitCodes/operator").asText().equals("In"),
                    "the rule " + rule);
            if (elements(rule.at("/onExitCodes/values")).anyMatch(code -> code.asInt() == exitCode)) {
                return "PodFailurePolicy";
            }
        }
        return "BackoffLimitExceeded";
    }

    /** Whether a rule of the set says so. */
    private boolean isFailing(String reason) {
        return elements(manifest.at("/spec/failurePolicy/rules"))
                .anyMatch(rule -> rule.get("action").asText().equals("FailJobSet")
                        && elements(rule.get("onJobFailureReasons"))
                                .anyMatch(one -> one.asText().equals(reason)));
    }

    private static Stream<JsonNode> elements(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    /** One that Argo checks, written as those of labels are. */
    private record Requirement(String path, String operator, String value) {

        /** In the order in which they are checked. */
        static Stream<Requirement> all(JsonNode condition) {
            return Stream.of(condition.asText().split(","))
                    .map(Requirement::of)
                    .sorted(Comparator.comparing(Requirement::path));
        }

        private static Requirement of(String text) {
            Matcher parts = REQUIREMENT.matcher(text);
            Known.require(parts.matches(), "the condition '" + text + "'");
            return new Requirement(parts.group(1), parts.group(2), parts.group(3));
        }

        boolean isMetBy(JsonNode object) {
            String there = object.at("/" + path.replace('.', '/')).asText();
            return operator.equals("==")
                    ? there.equals(value)
                    : !there.isEmpty() && Integer.parseInt(there) > Integer.parseInt(value);
        }

        @Override
        public String toString() {
            return "{" + path + (operator.equals(">") ? " gt " : " == ") + List.of(value) + "}";
        }
    }
}
