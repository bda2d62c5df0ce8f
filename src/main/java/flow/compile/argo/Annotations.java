package flow.compile.argo;

import flow.compile.DeployOptions;
import flow.graph.Flow;
import java.util.LinkedHashMap;
import java.util.Map;

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
        all.put("flow/flow", flow.name());
        if (options.facts().branch() != null) {
            all.put("flow/branch", options.facts().branch());
            all.put("flow/production", String.valueOf(options.facts().isProduction()));
        }
        all.put("flow/package", options.runtime().codePackage());
        all.put("flow/store", options.runtime().store());
        return all;
    }
}
