package flow.argo;

import java.util.LinkedHashMap;
import java.util.Map;

/** A node of a workflow's status. */
public final class Node {
    /** As Argo has them; a node without one is still running. */
    public enum Phase {
        SUCCEEDED,
        SKIPPED,
        OMITTED,
        FAILED,
        ERROR;

        boolean isBad() {
            return this == FAILED || this == ERROR;
        }

        boolean hasRun() {
            return this != SKIPPED && this != OMITTED;
        }

        /** Error is worse than Failed, and that is worse than everything else. */
        static Phase worse(Phase one, Phase other) {
            return one.compareTo(other) > 0 ? one : other;
        }

        String spelling() {
            return name().charAt(0) + name().substring(1).toLowerCase(java.util.Locale.ROOT);
        }
    }

    public final String name;
    public final String template;
    /** What people see of it: the name within its DAG, if nothing else was wished for. */
    public String displayName;

    public Phase phase;
    public String message = "";
    public String exitCode;
    final Map<String, Object> outputs = new LinkedHashMap<>();

    Node(String name, String template) {
        this.name = name;
        this.template = template;
        this.displayName = name.substring(name.lastIndexOf('.') + 1);
    }

    boolean isOver() {
        return phase != null;
    }

    void end(Phase how, String why) {
        phase = how;
        message = why;
    }

    /** What expressions see of it, once it is over. */
    Map<String, Object> result() {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("status", phase.spelling());
        if (exitCode != null) {
            result.put("exitCode", exitCode);
        }
        result.put("outputs", Map.of("parameters", outputs));
        return result;
    }

    @Override
    public String toString() {
        return name + " " + (phase == null ? "Running" : phase.spelling())
                + (message.isEmpty() ? "" : " (" + message + ")");
    }
}
