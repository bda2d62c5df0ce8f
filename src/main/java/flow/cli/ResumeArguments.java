package flow.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What stands behind {@code flow resume} besides its own options: the script, the run, and parameters of the script.
 *
 * @param others in the order they were typed
 */
record ResumeArguments(Optional<String> script, Optional<String> run, List<String> others) {

    /**
     * A script is known by its ending; what else is no option, nor can be the value of one, is the run.
     *
     * @param origin the run, where an option named it
     */
    static ResumeArguments of(List<String> rest, Optional<String> origin) {
        Optional<String> script = Optional.empty();
        Optional<String> run = origin;
        List<String> others = new ArrayList<>();
        for (int i = 0; i < rest.size(); i++) {
            String next = rest.get(i);
            boolean isOperand = !next.startsWith("-") && !mayBeValue(rest, i);
            if (script.isEmpty() && next.endsWith(".groovy") && !next.startsWith("-")) {
                script = Optional.of(next);
            } else if (isOperand && run.isEmpty()) {
                run = Optional.of(next);
            } else if (isOperand) {
                throw new UsageFault("'" + run.get() + "' and '" + next + "' both name a run; give one of them");
            } else {
                others.add(next);
            }
        }
        return new ResumeArguments(script, run, others);
    }

    private static boolean mayBeValue(List<String> rest, int index) {
        return index > 0
                && rest.get(index - 1).startsWith("-")
                && !rest.get(index - 1).contains("=");
    }
}
