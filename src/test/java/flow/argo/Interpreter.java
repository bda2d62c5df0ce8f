package flow.argo;

import com.fasterxml.jackson.databind.JsonNode;
import flow.argo.Node.Phase;
import flow.argo.Pods.Ended;
import flow.argo.Pods.Pod;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * Runs WorkflowTemplates as Argo 4.1 does, as far as flow uses it; what it does not know is an error. Written from {@code
 * field/argo.md} alone. Pods begin in an order that chance chooses among those that Argo would have started by then: one at a time, or
 * as many side by side as whoever runs them likes.
 */
public final class Interpreter {
    private static final int DEEPEST = 99;
    private static final Set<String> KNOWN = Set.of(
            "name",
            "annotations",
            "inputs",
            "outputs",
            "metadata",
            "dag",
            "container",
            "resource",
            "retryStrategy",
            "parallelism",
            "activeDeadlineSeconds",
            "serviceAccountName",
            "nodeSelector",
            "tolerations",
            "volumes",
            "initContainers",
            "podSpecPatch");

    /**
     * How a run ended.
     *
     * @param phase null of one that stands still for ever
     */
    public record Run(Phase phase, String message, List<Node> nodes) {

        /** The pods that ran, by the names of their tasks. */
        public Optional<Node> node(String name) {
            return nodes.stream().filter(node -> node.name.equals(name)).findFirst();
        }
    }

    private final Map<String, JsonNode> specs = new HashMap<>();
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Map<Node, Pod> waiting = new LinkedHashMap<>();
    private final Map<Node, List<String>> outputsOf = new HashMap<>();
    private final Map<Node, GangObject> gangs = new HashMap<>();
    private final Map<String, String> parameters = new LinkedHashMap<>();
    private final Map<String, Object> workflow = new LinkedHashMap<>();
    private final Running running;
    private final Random random;
    private final String name;
    private final int parallelism;
    private JsonNode main;
    private boolean hasMoved;
    private String stuck = "";

    private Interpreter(List<JsonNode> templates, String submitted, String name, Pods pods, Random random) {
        templates.forEach(template -> specs.put(template.at("/metadata/name").asText(), template.get("spec")));
        this.main = specs.get(submitted);
        this.name = name;
        this.running = new Running(pods);
        this.random = random;
        this.parallelism = main.path("parallelism").asInt(Integer.MAX_VALUE);
    }

    /**
     * @param templates all WorkflowTemplates
     * @param submitted the name of the one that is run
     * @param name of the workflow
     * @param arguments that were given when it was submitted
     */
    public static Run run(
            List<JsonNode> templates,
            String submitted,
            String name,
            Map<String, String> arguments,
            Pods pods,
            Random random) {
        return new Interpreter(templates, submitted, name, pods, random).run(arguments, Map.of());
    }

    /**
     * The same of a Workflow that has annotations.
     *
     * @param annotations of the Workflow
     */
    public static Run run(
            List<JsonNode> templates,
            String submitted,
            String name,
            Map<String, String> arguments,
            Map<String, String> annotations,
            Pods pods,
            Random random) {
        return new Interpreter(templates, submitted, name, pods, random).run(arguments, annotations);
    }

    private Run run(Map<String, String> arguments, Map<String, String> annotations) {
        main.path("templateDefaults")
                .fieldNames()
                .forEachRemaining(field -> Known.require(field.equals("container"), field + " for all templates"));
        Known.require(!main.has("retryStrategy"), "retryStrategy for all templates");
        for (JsonNode parameter : main.at("/arguments/parameters")) {
            String parameterName = parameter.get("name").asText();
            String value = arguments.containsKey(parameterName)
                    ? arguments.get(parameterName)
                    : parameter.path("value").asText(null);
            if (value == null) {
                return new Run(
                        Phase.ERROR, "spec.arguments." + parameterName + ".value or valueFrom is required", List.of());
            }
            parameters.put(parameterName, value);
        }
        for (String given : arguments.keySet()) {
            parameters.putIfAbsent(given, arguments.get(given));
        }
        workflow.put("name", name);
        workflow.put("namespace", "flows");
        workflow.put("scheduledTime", "2026-11-27T02:00:00Z");
        Map<String, Object> all = new LinkedHashMap<>(parameters);
        all.put("json", Expression.json(parameters));
        workflow.put("parameters", all);
        Map<String, Object> written = new LinkedHashMap<>(annotations);
        written.put("json", Expression.json(annotations));
        workflow.put("annotations", written);
        Node whole = operate(main.get("entrypoint").asText(), main, name, "", Map.of());
        if (whole.phase == null) {
            return new Run(null, stuck, List.copyOf(nodes.values()));
        }
        Phase phase = whole.phase;
        String message = whole.message;
        if (main.has("onExit")) {
            workflow.put("status", phase.spelling());
            workflow.put("failures", failures());
            Node exit = operate(main.get("onExit").asText(), main, name + ".onExit", "", Map.of());
            if (exit.phase == null || exit.phase.isBad()) {
                phase = exit.phase == null ? null : Phase.worse(phase, exit.phase);
                message = "exit handler: " + exit.message;
            }
        }
        return new Run(phase, message, List.copyOf(nodes.values()));
    }

    /** A text of JSON, {@code null} when nothing failed; attempts that a later one healed are in it. */
    private String failures() {
        List<Map<String, String>> failures = new ArrayList<>();
        for (Node node : nodes.values()) {
            if (node.isOver() && node.phase.isBad()) {
                Map<String, String> failure = new LinkedHashMap<>();
                failure.put("displayName", node.displayName);
                failure.put("phase", node.phase.spelling());
                failure.put("message", node.message);
                failures.add(failure);
            }
        }
        return failures.isEmpty() ? "null" : Expression.json(failures);
    }

    /** Until nothing moves any more. */
    private Node operate(String template, JsonNode spec, String node, String task, Map<String, String> arguments) {
        while (true) {
            Node whole = null;
            do {
                hasMoved = false;
                whole = execute(template, spec, node, task, arguments, 1);
            } while (hasMoved && !whole.isOver());
            while (!waiting.isEmpty() && running.hasRoom()) {
                List<Node> ready = new ArrayList<>(waiting.keySet());
                Node next = ready.get(random.nextInt(ready.size()));
                running.begin(next, waiting.remove(next));
            }
            if (running.size() == 0) {
                return whole;
            }
            running.endOne(this::end);
        }
    }

    private void end(Node node, Ended ended) {
        hasMoved = true;
        if (gangs.containsKey(node)) {
            gangs.get(node).end(node, ended);
            return;
        }
        ended.exitCode().ifPresent(code -> node.exitCode = String.valueOf(code));
        List<String> missing = new ArrayList<>();
        outputsOf.getOrDefault(node, List.of()).forEach(path -> {
            String content = ended.files().get(path);
            if (content == null) {
                missing.add(path);
            } else {
                node.outputs.put("next", content.endsWith("\n") ? content.substring(0, content.length() - 1) : content);
            }
        });
        boolean isWell = ended.exitCode().equals(Optional.of(0));
        if (!isWell) {
            node.end(
                    ended == Ended.DELETED ? Phase.ERROR : Phase.FAILED,
                    ended.exitCode()
                            .map(code -> "Error (exit code " + code + ")")
                            .orElse(ended == Ended.DELETED ? "pod deleted" : "evicted"));
        } else if (missing.isEmpty()) {
            node.end(Phase.SUCCEEDED, "");
        } else {
            node.end(Phase.ERROR, "failed to save outputs: " + missing + " was not written");
        }
    }

    private Node execute(
            String template, JsonNode spec, String nodeName, String task, Map<String, String> arguments, int depth) {
        Node known = nodes.get(nodeName);
        if (known != null && known.isOver()) {
            return known;
        }
        JsonNode body = template(template, spec);
        Node node = nodes.computeIfAbsent(nodeName, fresh -> moved(new Node(fresh, template)));
        if (depth > DEEPEST) {
            node.end(Phase.ERROR, "Maximum recursion depth exceeded");
            return node;
        }
        Map<String, Object> inputs = new LinkedHashMap<>();
        for (JsonNode input : body.at("/inputs/parameters")) {
            String inputName = input.get("name").asText();
            String value =
                    arguments.getOrDefault(inputName, input.path("default").asText(null));
            if (value == null) {
                node.end(Phase.ERROR, "inputs.parameters." + inputName + " was not supplied");
                return node;
            }
            inputs.put(inputName, value);
        }
        Map<String, Object> names = new LinkedHashMap<>();
        names.put("workflow", workflow);
        names.put("inputs", Map.of("parameters", inputs));
        names.put("node", Map.of("name", nodeName));
        names.put("tasks", Map.of("name", task));
        DisplayName.show(body, node, names);
        if (node.isOver()) {
            return node;
        }
        if (body.has("dag")) {
            Known.require(!body.has("retryStrategy"), "retryStrategy of a DAG");
            return dag(body, spec, node, names, depth);
        }
        return body.has("retryStrategy") ? retried(body, node, names) : pod(body, node, names);
    }

    private Node moved(Node node) {
        hasMoved = true;
        return node;
    }

    private JsonNode template(String template, JsonNode spec) {
        for (JsonNode each : spec.get("templates")) {
            if (each.get("name").asText().equals(template)) {
                each.fieldNames().forEachRemaining(field -> Known.require(KNOWN.contains(field), field));
                return each;
            }
        }
        throw new Expression.Broken("template " + template + " is not defined");
    }

    private Node retried(JsonNode body, Node node, Map<String, Object> names) {
        RetryStrategy strategy = RetryStrategy.of(body.get("retryStrategy"));
        for (int attempt = 0; attempt <= strategy.limit(); attempt++) {
            Map<String, Object> more = new LinkedHashMap<>(names);
            more.put("retries", String.valueOf(attempt));
            String childName = node.name + "(" + attempt + ")";
            Node child = nodes.computeIfAbsent(childName, fresh -> moved(new Node(fresh, node.template)));
            pod(body, child, more);
            if (!child.isOver()) {
                return node;
            }
            node.exitCode = child.exitCode;
            node.outputs.putAll(child.outputs);
            if (!strategy.repeats(child)) {
                node.end(child.phase, child.message);
                hasMoved = true;
                return node;
            }
            if (attempt == strategy.limit()) {
                node.end(child.phase, "No more retries left");
                hasMoved = true;
            }
        }
        return node;
    }

    private Node pod(JsonNode body, Node node, Map<String, Object> names) {
        boolean isBegun = waiting.containsKey(node) || running.has(node);
        if (node.isOver() || isBegun || waiting.size() + running.size() >= parallelism) {
            return node;
        }
        try {
            PodTemplate template = new PodTemplate(body, main.at("/templateDefaults/container"));
            outputsOf.put(node, template.outputs());
            template.gang(names).ifPresent(gang -> gangs.put(node, gang));
            waiting.put(node, template.pod(node, names));
        } catch (Tags.Unresolved | Expression.Broken wrong) {
            node.end(Phase.ERROR, wrong.getMessage());
        } catch (Expression.Absent absent) {
            stuck = node.name + " waits for " + absent.getMessage();
        }
        return node;
    }

    private Node dag(JsonNode body, JsonNode spec, Node node, Map<String, Object> names, int depth) {
        int most = body.path("parallelism").asInt(Integer.MAX_VALUE);
        Dag dag = new Dag(body);
        // What stands before what it depends on has its turn in the next pass.
        for (JsonNode task : dag.tasks()) {
            Node child = task(task, spec, node, names, dag, most, depth);
            if (child != null && child.isOver()) {
                dag.end(task, child);
            }
        }
        dag.verdict().ifPresent(result -> end(body, node, result, names, dag));
        return node;
    }

    /** Null while it may not begin. */
    private Node task(
            JsonNode task, JsonNode spec, Node parent, Map<String, Object> names, Dag dag, int most, int depth) {
        String nodeName = parent.name + "." + Dag.name(task);
        if (!dag.isTurnOf(task)) {
            return null;
        }
        Node known = nodes.get(nodeName);
        if (known != null && known.isOver()) {
            return known;
        }
        Map<String, Object> scope = new LinkedHashMap<>(names);
        scope.put("tasks", dag.results());
        try {
            if (!dag.mayBegin(task)) {
                Node omitted = nodes.computeIfAbsent(nodeName, fresh -> moved(new Node(fresh, "")));
                omitted.end(Phase.OMITTED, "depends condition not met");
                return omitted;
            }
            if (task.has("withSequence")) {
                return items(task, spec, nodeName, scope, most, depth);
            }
            Optional<Node> skipped = when(task, nodeName, scope);
            return skipped.isPresent() ? skipped.get() : start(task, spec, nodeName, Dag.name(task), scope, depth);
        } catch (Tags.Unresolved | Expression.Broken wrong) {
            Node error = nodes.computeIfAbsent(nodeName, fresh -> moved(new Node(fresh, "")));
            error.end(Phase.ERROR, wrong.getMessage());
            return error;
        } catch (Expression.Absent absent) {
            stuck = nodeName + " waits for " + absent.getMessage();
            return null;
        }
    }

    private Node start(
            JsonNode task, JsonNode spec, String nodeName, String taskName, Map<String, Object> scope, int depth) {
        Map<String, String> arguments = new LinkedHashMap<>();
        for (JsonNode argument : task.at("/arguments/parameters")) {
            arguments.put(
                    argument.get("name").asText(),
                    Tags.fill(argument.get("value").asText(), scope));
        }
        JsonNode reference = task.path("templateRef");
        return reference.isMissingNode()
                ? execute(task.get("template").asText(), spec, nodeName, taskName, arguments, depth + 1)
                : execute(
                        reference.get("template").asText(),
                        specs.get(reference.get("name").asText()),
                        nodeName,
                        taskName,
                        arguments,
                        depth + 1);
    }

    private Optional<Node> when(JsonNode task, String nodeName, Map<String, Object> scope) {
        if (!task.has("when")) {
            return Optional.empty();
        }
        String value = Tags.fill(task.get("when").asText(), scope);
        if (value.equals("true")) {
            return Optional.empty();
        }
        if (!value.equals("false")) {
            throw new Expression.Broken("Invalid 'when' expression: " + value);
        }
        Node skipped = nodes.computeIfAbsent(nodeName, fresh -> moved(new Node(fresh, "")));
        skipped.end(Phase.SKIPPED, "when '" + value + "' evaluated false");
        return Optional.of(skipped);
    }

    private Node items(JsonNode task, JsonNode spec, String nodeName, Map<String, Object> scope, int most, int depth) {
        String text = Tags.fill(task.at("/withSequence/count").asText(), scope);
        int count;
        try {
            count = Integer.parseInt(text);
        } catch (NumberFormatException none) {
            throw new Expression.Broken("strconv.ParseInt: parsing \"" + text + "\": invalid syntax");
        }
        Node group = nodes.computeIfAbsent(nodeName, fresh -> moved(new Node(fresh, "")));
        if (count == 0) {
            group.end(Phase.SKIPPED, "Skipped, empty params");
            return group;
        }
        Phase worst = Phase.SUCCEEDED;
        int running = 0;
        boolean isOver = true;
        for (int item = 0; item < count; item++) {
            String suffix = "(" + item + ":" + item + ")";
            Node child = nodes.get(nodeName + suffix);
            if (child == null && running >= most) {
                isOver = false;
                continue;
            }
            Map<String, Object> more = new LinkedHashMap<>(scope);
            more.put("item", String.valueOf(item));
            child = start(task, spec, nodeName + suffix, Dag.name(task) + suffix, more, depth);
            if (child.isOver()) {
                worst = Phase.worse(worst, child.phase.hasRun() ? child.phase : Phase.SUCCEEDED);
            } else {
                running++;
                isOver = false;
            }
        }
        if (isOver) {
            group.end(worst, "");
            hasMoved = true;
        }
        return group;
    }

    private void end(JsonNode body, Node node, Phase result, Map<String, Object> names, Dag dag) {
        if (!result.isBad()) {
            Map<String, Object> scope = new LinkedHashMap<>(names);
            scope.put("tasks", dag.results());
            for (JsonNode output : body.at("/outputs/parameters")) {
                node.outputs.put(
                        output.get("name").asText(),
                        String.valueOf(Expression.value(
                                output.at("/valueFrom/expression").asText(), scope)));
            }
        }
        node.end(result, "");
        hasMoved = true;
    }
}
