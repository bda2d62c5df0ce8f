package flow.compile.argo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One task of a DAG.
 *
 * @param template what it runs
 * @param depends the condition under which it begins; empty for at once
 * @param when a condition under which it is skipped; empty for never
 * @param arguments the values of the template's inputs
 * @param count a tag with how many of it there are; null for one
 * @param isTolerated whether nothing minds when it fails; such a task depends on nothing
 */
record DagTask(
        String name,
        String template,
        String depends,
        String when,
        Map<String, String> arguments,
        @Nullable String count,
        boolean isTolerated) {

    private static final Map<String, Object> CONTINUE =
            Fields.of("failed", true).with("error", true).map();

    static DagTask of(String name, String template, String depends, Map<String, String> arguments) {
        return new DagTask(name, template, depends, "", arguments, null, false);
    }

    DagTask onlyWhen(String condition) {
        return new DagTask(name, template, depends, condition, arguments, count, isTolerated);
    }

    /** One for each number below the count, which is {@code item} in the arguments. */
    DagTask times(String tag) {
        return new DagTask(name, template, depends, when, arguments, tag, isTolerated);
    }

    /** The same behind other tasks. */
    DagTask after(String condition) {
        return new DagTask(name, template, condition, when, arguments, count, isTolerated);
    }

    /** The same where nothing minds when it fails. */
    DagTask tolerated() {
        return new DagTask(name, template, depends, when, arguments, count, true);
    }

    Map<String, Object> tree(Map<String, Object> target) {
        Fields fields = Fields.of("name", name);
        target.forEach(fields::with);
        return fields.with("depends", depends)
                .with("when", when)
                .with("withSequence", count == null ? null : Map.of("count", count))
                .with("continueOn", isTolerated ? CONTINUE : null)
                .with("arguments", arguments.isEmpty() ? null : Map.of("parameters", parameters()))
                .map();
    }

    private List<Map<String, Object>> parameters() {
        List<Map<String, Object>> parameters = new ArrayList<>();
        arguments.forEach((name, value) -> {
            Map<String, Object> parameter = new LinkedHashMap<>();
            parameter.put("name", name);
            parameter.put("value", value);
            parameters.add(parameter);
        });
        return parameters;
    }
}
