package flow.argo;

import com.fasterxml.jackson.databind.JsonNode;
import flow.argo.Node.Phase;
import java.util.Map;

/** What Argo shows of a node in the place of its name, as its template's annotations say; in which tags are filled in as anywhere else. */
final class DisplayName {
    private static final String ANNOTATION = "workflows.argoproj.io/display-name";

    /** operator.go of Argo 4.1.2. */
    private static final String REGEX = "^[a-zA-Z0-9][a-zA-Z0-9-.]{0,61}[a-zA-Z0-9]$";

    private DisplayName() {}

    /** Argo looks at it when it comes to the node the second time, by when a quick pod is over: here at the first, so that it is seen. */
    static void show(JsonNode body, Node node, Map<String, Object> names) {
        body.path("annotations")
                .fieldNames()
                .forEachRemaining(annotation -> Known.require(annotation.equals(ANNOTATION), annotation));
        String wanted = Tags.fill(body.path("annotations").path(ANNOTATION).asText(), names);
        if (wanted.matches(REGEX)) {
            node.displayName = wanted;
        } else if (!wanted.isEmpty()) {
            node.end(Phase.ERROR, "displayName must match the regex " + REGEX);
        }
    }
}
