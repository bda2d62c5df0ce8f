package flow.progress;

import flow.Failure;
import flow.problem.Visible;
import flow.task.Diagnosis;

/** Why an attempt failed, in words. */
public final class FailureText {
    /** A server's whole answer on one line would push everything else out of sight; it is in the run's record. */
    private static final int LONGEST = 500;

    private FailureText() {}

    /** One line: what happened and where. */
    static String inShort(Diagnosis diagnosis) {
        String first = bounded(what(diagnosis).lines().findFirst().orElse(""));
        return diagnosis.position().isKnown() ? first + " (" + diagnosis.position() + ")" : first;
    }

    private static String bounded(String line) {
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
    }

    /**
     * Of a fault of the language, and of other exceptions of flow's own, the message; of every other exception its plain class
     * name as well, without the package.
     */
    public static String what(Diagnosis diagnosis) {
        Failure failure = diagnosis.failure();
        String message = failure.message() == null ? "" : Visible.text(failure.message());
        boolean isOwn = failure.type().startsWith("flow.");
        if (isOwn || diagnosis.code() != null || !failure.kind().equals("exception")) {
            return message;
        }
        String type =
                failure.type().substring(failure.type().lastIndexOf('.') + 1).replace('$', '.');
        return message.isEmpty() ? type : type + ": " + message;
    }
}
