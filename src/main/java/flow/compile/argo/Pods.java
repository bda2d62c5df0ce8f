package flow.compile.argo;

import flow.graph.Gang;
import flow.graph.Retry;
import flow.graph.Step;
import flow.graph.StepOptions;
import flow.graph.TaskNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The templates of pods: one for all plain steps, one for all that decide something, and one more for each set of options that is
 * different. Their names are part of the names of pods, where Kubernetes allows small letters only.
 */
final class Pods {
    /** Inputs of the template that takes a failure over. */
    static final String STATUS = "status";

    static final String CODE = "code";

    /** Where flow writes what a task decided. */
    static final String OUTPUTS = "/tmp/flow";

    private static final String TASK = "task";
    private static final String DECIDE = "decide";

    /** Of a task that only decides: language.md §2.4. */
    private static final StepOptions DECIDING =
            new StepOptions(null, null, Retry.times(3), null, null, null, null, Map.of(), null);

    private final PodOptions options;
    private final Map<Map<String, Object>, String> names = new LinkedHashMap<>();
    private final Map<String, Integer> numbers = new LinkedHashMap<>();

    Pods(PodOptions options) {
        this.options = options;
        template(TASK, options.of(StepOptions.NONE));
    }

    /** The template of a task. */
    String of(TaskNode node, boolean decides) {
        Map<String, Object> shown = DisplayName.of(node.name(), ArgoNames.task(node.name()));
        if (node instanceof Gang gang) {
            return template("gang", options.ofGang(gang), shown);
        }
        return of(node.options(), decides, shown);
    }

    /** The template of each task of a fork, which shows its item by its node's name. */
    String ofItem(Step step) {
        return of(step.options(), false, Map.of());
    }

    /** The template of a task that only decides. */
    String deciding() {
        return of(DECIDING, true, Map.of());
    }

    private String of(StepOptions wanted, boolean decides, Map<String, Object> shown) {
        Map<String, Object> template = options.of(wanted);
        if (decides) {
            template.put("outputs", Map.of("parameters", List.of(decision())));
        }
        return template(decides ? DECIDE : TASK, template, shown);
    }

    private static Map<String, Object> decision() {
        return Fields.of("name", Expressions.NEXT)
                .with("valueFrom", Map.of("path", OUTPUTS + "/" + Expressions.NEXT))
                .map();
    }

    /** The template of the task that takes the failure of another one over, which tells it how that one's pod ended. */
    String caught() {
        return template("caught", options.ofCaught());
    }

    /** The template of what ends a run. */
    String exit() {
        return template("exit", options.ofExit());
    }

    private String template(String base, Map<String, Object> template, Map<String, Object> shown) {
        if (!shown.isEmpty()) {
            template.put("annotations", shown);
        }
        return template(base, template);
    }

    /** One that is like another one is that one. */
    private String template(String base, Map<String, Object> template) {
        return names.computeIfAbsent(template, fresh -> {
            int number = numbers.merge(base, 1, Integer::sum);
            return number == 1 ? base : base + "-" + number;
        });
    }

    List<Map<String, Object>> templates() {
        List<Map<String, Object>> all = new ArrayList<>();
        names.forEach((template, name) -> {
            Fields fields = Fields.of("name", name);
            template.forEach((field, value) -> fields.withEmpty(field, value));
            all.add(fields.map());
        });
        return all;
    }
}
