package flow.compile.argo;

import flow.compile.DeployOptions;
import flow.event.Condition;
import flow.event.Conditions;
import flow.event.WrittenConditions;
import flow.graph.Flow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is written on objects for people and for flow itself. */
final class Annotations {
    private Annotations() {}

    /** What Argo shows in the place of names. */
    static Map<String, Object> titles(Flow flow) {
        Map<String, Object> titles = new LinkedHashMap<>();
        titles.put("workflows.argoproj.io/title", flow.name());
        if (flow.description() != null) {
            titles.put("workflows.argoproj.io/description", PlainText.of(flow.description()));
        }
        return titles;
    }

    /** All that a deployment is known by, see {@code docs/argo.md}. */
    static Map<String, Object> all(Flow flow, DeployOptions options) {
        Map<String, Object> all = titles(flow);
        all.put(Marks.FLOW, flow.name());
        if (options.facts().branch() != null) {
            all.put(Marks.BRANCH, options.facts().branch());
            all.put(Marks.PRODUCTION, String.valueOf(options.facts().isProduction()));
        }
        all.put(Marks.PACKAGE, options.runtime().codePackage());
        all.put(Marks.STORE, options.runtime().store());
        if (!flow.parameters().isEmpty()) {
            all.put(Marks.PARAMETERS, types(flow));
        }
        List<Condition> conditions = Conditions.of(flow, options.facts().branch());
        if (!conditions.isEmpty()) {
            all.put(Marks.TRIGGERS, WrittenConditions.of(conditions));
        }
        return all;
    }

    private static String types(Flow flow) {
        return flow.parameters().stream()
                .map(parameter -> parameter.name() + ": " + parameter.type().spelling())
                .collect(Collectors.joining(", "));
    }
}
