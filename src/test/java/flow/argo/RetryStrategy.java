package flow.argo;

import com.fasterxml.jackson.databind.JsonNode;
import flow.argo.Node.Phase;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * How often a template's pod is tried.
 *
 * @param limit how many attempts may follow the first one
 * @param isOfErrors whether one follows an Error, too, as when its outputs were lost
 * @param expression whether another one follows one that failed; empty for always
 */
record RetryStrategy(int limit, boolean isOfErrors, String expression) {
    private static final String ALWAYS = "Always";
    private static final Set<String> POLICIES = Set.of(ALWAYS, "OnFailure");

    static RetryStrategy of(JsonNode strategy) {
        String policy = strategy.path("retryPolicy").asText();
        Known.require(POLICIES.contains(policy), "the retryPolicy '" + policy + "'");
        return new RetryStrategy(
                Integer.parseInt(strategy.get("limit").asText()),
                policy.equals(ALWAYS),
                strategy.path("expression").asText(""));
    }

    /** Whether another attempt follows, but for the limit. */
    boolean repeats(Node last) {
        if (!last.phase.isBad() || last.phase == Phase.ERROR && !isOfErrors) {
            return false;
        }
        Map<String, Object> lastRetry = new HashMap<>();
        lastRetry.put("exitCode", last.exitCode == null ? "-1" : last.exitCode);
        lastRetry.put("status", last.phase.spelling());
        lastRetry.put("message", last.message);
        return expression.isEmpty()
                || Boolean.TRUE.equals(Expression.value(expression, Map.of("lastRetry", lastRetry)));
    }
}
