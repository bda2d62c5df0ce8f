package flow.argo;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs the containers of pods. */
public interface Pods {

    /**
     * What is run.
     *
     * @param node as Argo names it: {@code training.process(0:0)}
     * @param environment with every tag filled in
     * @param secrets of variables that hold one: {@code secret/key} by name
     * @param nodes of a set of pods that run at the same time, each told its number by its controller, how many there are; 0 of one pod
     */
    record Pod(
            String node,
            String template,
            List<String> command,
            Map<String, String> environment,
            Map<String, String> secrets,
            String image,
            int nodes) {}

    /**
     * How it ended.
     *
     * @param exitCode empty of one that was evicted, or never started
     * @param files what it left, by path
     */
    record Ended(Optional<Integer> exitCode, Map<String, String> files) {
        /** Its object was deleted, which Argo calls an error and no failure. */
        public static final Ended DELETED = new Ended(Optional.empty(), Map.of("deleted", ""));

        public static Ended with(int exitCode) {
            return new Ended(Optional.of(exitCode), Map.of());
        }
    }

    /** Returns when it is over. */
    Ended run(Pod pod);

    /** How many run side by side, each in a thread of its own; one runs in the thread of the interpreter. */
    default int atOnce() {
        return 1;
    }
}
