package flow.argo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;

/**
 * How often a template's pod is tried.
 *
 * @param limit how many attempts may follow the first one
 * @param expression whether another one follows one that failed; empty for always
 */
record RetryStrategy(int limit, String expression) {

    static RetryStrategy of(JsonNode strategy) {
        Known.require(strategy.path("retryPolicy").asText().equals("Always"), "other policies than Always");
        return new RetryStrategy(
                Integer.parseInt(strategy.get("limit").asText()),
                strategy.path("expression").asText(""));
    }

    /** Whether another attempt follows, but for the limit. */
    boolean repeats(Node last) {
        if (!last.phase.isBad()) {
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
