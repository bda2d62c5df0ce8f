package flow.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import flow.artifact.Contents;
import flow.compile.argo.ArgoNames;
import flow.graph.TaskId;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code flow task} is to do, as it stands in the environment of its process: no text of a user is ever part of a command line.
 *
 * @param runId {@code FLOW_TASK_RUN}
 * @param task {@code FLOW_TASK_STEP}, and {@code FLOW_TASK_AT} as in {@link TaskId#at}, which may be empty
 * @param attempt {@code FLOW_TASK_ATTEMPT}, from 0
 * @param codePackage {@code FLOW_TASK_PACKAGE}, the digest of the code package with the script, which the store has; empty where the
 *     script is here
 * @param script {@code FLOW_TASK_SCRIPT}, as it was typed, seen from the folder in which the process is; empty with a package
 * @param with {@code FLOW_TASK_WITH}, a JSON array of what {@code --with} was given
 * @param outputs {@code FLOW_TASK_OUTPUTS}, a folder for what an orchestrator wants to know; empty when nobody does
 * @param lost {@code FLOW_TASK_CAUGHT}, the pod of the last attempt when it may not have lived to tell
 * @param reason that of the lost pod, or {@code FLOW_TASK_REASON}, why the process of the last attempt did not live to tell
 * @param kind {@code FLOW_TASK_KIND}: {@code lost} (if it is not set), {@code killed} or {@code timeout}
 * @param isCalledByFlow {@code FLOW_TASK_LINES=framed}: each line of output begins with its time and stream
 * @param status {@code FLOW_TASK_STATUS}, as Argo calls how a run ended: then it is the run's end that is made, and no task; empty for a
 *     task
 * @param deployed the run of which it is a task, when a deployment makes it
 */
record TaskSurroundings(
        String runId,
        TaskId task,
        int attempt,
        String codePackage,
        String script,
        List<String> with,
        Optional<Path> outputs,
        Optional<LostPod> lost,
        String reason,
        String kind,
        boolean isCalledByFlow,
        String status,
        Optional<DeployedRun> deployed) {
    static final String RUN = "FLOW_TASK_RUN";
    static final String STEP = "FLOW_TASK_STEP";
    static final String AT = "FLOW_TASK_AT";
    static final String ATTEMPT = "FLOW_TASK_ATTEMPT";
    static final String PACKAGE = "FLOW_TASK_PACKAGE";
    static final String SCRIPT = "FLOW_TASK_SCRIPT";
    static final String WITH = "FLOW_TASK_WITH";
    static final String OUTPUTS = "FLOW_TASK_OUTPUTS";
    static final String LINES = "FLOW_TASK_LINES";
    static final String REASON = "FLOW_TASK_REASON";
    static final String KIND = "FLOW_TASK_KIND";
    static final String STATUS = "FLOW_TASK_STATUS";

    /** How many nodes the gang has of which this is one. */
    private static final String NODES = "FLOW_TASK_NODES";

    /** Set by Kubernetes in each pod of an indexed job. */
    private static final String NODE = "JOB_COMPLETION_INDEX";

    /** How {@code FLOW_TASK_STEP} is spelled: {@code argo}, else as in the script. */
    static final String NAMES = "FLOW_TASK_NAMES";

    private static final List<String> KINDS = List.of("lost", "killed", "timeout");
    private static final String FRAMED = "framed";
    private static final String ARGO = "argo";
    private static final JsonFactory JSON = new JsonFactory();

    /** @throws UsageFault when something is missing or is no such thing */
    static TaskSurroundings of(Map<String, String> environment) {
        String outputs = environment.getOrDefault(OUTPUTS, "");
        String codePackage = environment.getOrDefault(PACKAGE, "");
        if (!codePackage.isEmpty() && !Contents.isDigest(codePackage)) {
            throw new UsageFault(PACKAGE + " is a digest, as 'flow package' prints it, not '" + codePackage + "'");
        }
        Optional<DeployedRun> deployed = DeployedRun.of(environment);
        Optional<LostPod> lost = LostPod.of(environment);
        return new TaskSurroundings(
                required(environment, RUN),
                task(step(environment), environment.getOrDefault(AT, "") + node(environment)),
                attempt(environment.getOrDefault(ATTEMPT, "0")),
                codePackage,
                codePackage.isEmpty() ? required(environment, SCRIPT) : "",
                deployed.map(run -> run.facts().with()).orElseGet(() -> texts(environment.getOrDefault(WITH, "[]"))),
                outputs.isEmpty() ? Optional.empty() : Optional.of(Path.of(outputs)),
                lost,
                lost.map(LostPod::reason).orElse(environment.getOrDefault(REASON, "its process did not live to tell")),
                kind(lost.map(LostPod::kind).orElse(environment.getOrDefault(KIND, "lost"))),
                FRAMED.equals(environment.get(LINES)),
                environment.getOrDefault(STATUS, ""),
                deployed);
    }

    private static String step(Map<String, String> environment) {
        String step = required(environment, STEP);
        return ARGO.equals(environment.get(NAMES)) ? ArgoNames.step(step) : step;
    }

    /** Of a gang its controller tells each pod which one it is. */
    private static String node(Map<String, String> environment) {
        return environment.containsKey(NODES) ? "#" + required(environment, NODE) : "";
    }

    /** Whether the run's end is to be made, and no task. */
    boolean isEnd() {
        return !status.isEmpty();
    }

    /** The same as variables, for a process that flow itself starts. */
    static Map<String, String> variables(String runId, TaskId task, int attempt, String script, List<String> with) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put(RUN, runId);
        variables.put(STEP, task.step());
        variables.put(AT, task.at());
        variables.put(ATTEMPT, String.valueOf(attempt));
        variables.put(SCRIPT, script);
        variables.put(WITH, json(with));
        variables.put(LINES, FRAMED);
        return variables;
    }

    private static String kind(String text) {
        if (!KINDS.contains(text)) {
            throw new UsageFault(KIND + " is one of " + String.join(", ", KINDS) + ", not '" + text + "'");
        }
        return text;
    }

    private static String required(Map<String, String> environment, String name) {
        String value = environment.getOrDefault(name, "");
        if (value.isEmpty()) {
            throw new UsageFault("'flow task' is told by its environment what to do, and " + name
                    + " is not set; 'flow step' runs a task by hand");
        }
        return value;
    }

    private static TaskId task(String step, String at) {
        try {
            return TaskId.of(step, at);
        } catch (IllegalArgumentException none) {
            throw new UsageFault(AT + " is a place like .2 or .2~3, not '" + at + "'");
        }
    }

    private static int attempt(String text) {
        try {
            int attempt = Integer.parseInt(text);
            if (attempt >= 0) {
                return attempt;
            }
        } catch (NumberFormatException none) {
            throw noAttempt(text);
        }
        throw noAttempt(text);
    }

    private static UsageFault noAttempt(String text) {
        return new UsageFault(ATTEMPT + " is a whole number from 0, not '" + text + "'");
    }

    private static List<String> texts(String array) {
        List<String> texts = new ArrayList<>();
        try (JsonParser json = JSON.createParser(array)) {
            boolean isArray = json.nextToken() == JsonToken.START_ARRAY;
            while (isArray && json.nextToken() == JsonToken.VALUE_STRING) {
                texts.add(json.getText());
            }
            if (isArray && json.currentToken() == JsonToken.END_ARRAY && json.nextToken() == null) {
                return texts;
            }
        } catch (IOException none) {
            throw noArray(array);
        }
        throw noArray(array);
    }

    private static UsageFault noArray(String text) {
        return new UsageFault(WITH + " is a JSON array of texts, not '" + text + "'");
    }

    private static String json(List<String> texts) {
        StringWriter text = new StringWriter();
        try (var json = JSON.createGenerator(text)) {
            json.writeStartArray();
            for (String one : texts) {
                json.writeString(one);
            }
            json.writeEndArray();
        } catch (IOException impossible) {
            throw new IllegalStateException("memory can be written", impossible);
        }
        return text.toString();
    }
}
