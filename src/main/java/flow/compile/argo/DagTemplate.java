package flow.compile.argo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A level of nesting: tasks that depend on each other.
 *
 * @param inputs by name; null where a value has to be given, else the default
 * @param parallelism how many of its tasks run at a time; null for any number
 * @param next an expression for what the DAG hands up as decided; null for nothing
 * @param annotations see {@link DisplayName}
 */
record DagTemplate(
        String name,
        Map<String, @Nullable String> inputs,
        List<DagTask> tasks,
        @Nullable Integer parallelism,
        @Nullable String next,
        Map<String, Object> annotations) {

    static DagTemplate of(String name, Map<String, @Nullable String> inputs, List<DagTask> tasks) {
        return new DagTemplate(name, inputs, tasks, null, null, Map.of());
    }

    DagTemplate limited(int most) {
        return new DagTemplate(name, inputs, tasks, most, next, annotations);
    }

    DagTemplate handingUp(String expression) {
        return new DagTemplate(name, inputs, tasks, parallelism, expression, annotations);
    }

    DagTemplate shown(Map<String, Object> as) {
        return new DagTemplate(name, inputs, tasks, parallelism, next, as);
    }

    /** @param target how a template is referred to from here */
    Map<String, Object> tree(Function<String, Map<String, Object>> target) {
        List<Map<String, Object>> all = new ArrayList<>();
        tasks.forEach(task -> all.add(task.tree(target.apply(task.template()))));
        return Fields.of("name", name)
                .with("annotations", annotations)
                .with("inputs", inputs.isEmpty() ? null : Map.of("parameters", parameters()))
                .with("outputs", next == null ? null : Map.of("parameters", List.of(output(next))))
                .with("parallelism", parallelism)
                .with("dag", Map.of("tasks", all))
                .map();
    }

    private List<Map<String, Object>> parameters() {
        List<Map<String, Object>> parameters = new ArrayList<>();
        inputs.forEach((name, fallback) -> {
            Map<String, Object> parameter = new LinkedHashMap<>();
            parameter.put("name", name);
            if (fallback != null) {
                parameter.put("default", fallback);
            }
            parameters.add(parameter);
        });
        return parameters;
    }

    private static Map<String, Object> output(String expression) {
        return Fields.of("name", Expressions.NEXT)
                .with("valueFrom", Map.of("expression", expression))
                .map();
    }
}
