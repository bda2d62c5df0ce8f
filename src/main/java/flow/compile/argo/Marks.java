package flow.compile.argo;

import java.util.LinkedHashMap;
import java.util.Map;

/** What is written on objects, by which flow finds and knows them again. */
public final class Marks {
    /** A label of everything that flow makes; its value is {@link #FLOW_ITSELF}. */
    public static final String MANAGED_BY = "app.kubernetes.io/managed-by";

    public static final String FLOW_ITSELF = "flow";

    /** A label: the name of the deployment. */
    public static final String PART_OF = "app.kubernetes.io/part-of";

    /** An annotation of the WorkflowTemplate that has the deployment's name, as all that follow: the flow's own name. */
    public static final String FLOW = "flow/flow";

    /** Of its project; not there when it belongs to none. */
    public static final String BRANCH = "flow/branch";

    /** {@code true} or {@code false}; there where {@link #BRANCH} is. */
    public static final String PRODUCTION = "flow/production";

    /** The digest of what its tasks run. */
    public static final String PACKAGE = "flow/package";

    /** Where its runs are kept. */
    public static final String STORE = "flow/store";

    /** The type of each parameter as scripts write it, {@code rows: Integer, since: LocalDate}; not there when it has none. */
    public static final String PARAMETERS = "flow/parameters";

    /** For what it waits, as {@link flow.event.WrittenConditions} has it; not there when it waits for nothing. */
    public static final String TRIGGERS = "flow/triggers";

    private Marks() {}

    /** The labels by which everything of a deployment is found. */
    public static Map<String, String> ofDeployment(String name) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put(MANAGED_BY, FLOW_ITSELF);
        labels.put(PART_OF, name);
        return labels;
    }
}
