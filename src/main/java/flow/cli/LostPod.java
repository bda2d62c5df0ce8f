package flow.cli;

import java.util.Map;
import java.util.Optional;

/**
 * How Argo says that a pod ended which may not have lived to tell: {@code FLOW_TASK_CAUGHT}, its phase and the exit code where there is
 * one, {@code Failed 137}.
 */
record LostPod(String phase, String exitCode) {
    private static final String CAUGHT = "FLOW_TASK_CAUGHT";

    /** By a signal that nobody can hear: what the system sends when memory is short. */
    private static final String KILLED = "137";

    static Optional<LostPod> of(Map<String, String> environment) {
        String text = environment.getOrDefault(CAUGHT, "").strip();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        String[] parts = text.split(" +", 2);
        return Optional.of(new LostPod(parts[0], parts.length == 1 ? "" : parts[1]));
    }

    /** For people. */
    String reason() {
        if (exitCode.equals(KILLED)) {
            return "its pod was killed (exit code 137), most often because it used more memory than it asked for";
        }
        return exitCode.isEmpty()
                ? "its pod was lost (" + phase + "), as when it is evicted or its node goes away"
                : "its pod ended with exit code " + exitCode + " (" + phase + ")";
    }

    /** As {@code flow task} wants to be told it. */
    String kind() {
        return exitCode.equals(KILLED) ? "killed" : "lost";
    }
}
