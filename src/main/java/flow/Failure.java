package flow;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A description of what went wrong: what {@code catchInto} leaves behind, and what is kept of any exception that a body assigns.
 * The exception itself is not kept, since its class may be anything.
 *
 * @param type the full name of the exception's class
 * @param message null when the exception had none
 * @param stackTrace as Java prints it, causes included; empty when there is none
 * @param kind {@code exception}, {@code timeout}, {@code killed} or {@code lost}
 * @param attempts how many attempts were made; null for an exception that a body assigned itself
 * @param step the step that failed; null for an exception that a body assigned itself
 * @param task the task that failed, as people write it, {@code process[2]}; null likewise
 */
public record Failure(
        String type,
        @Nullable String message,
        String stackTrace,
        String kind,
        @Nullable Integer attempts,
        @Nullable String step,
        @Nullable String task) {

    private static final Set<String> KINDS = Set.of("exception", "timeout", "killed", "lost");

    public Failure {
        if (!KINDS.contains(kind)) {
            throw new IllegalArgumentException("a failure is one of exception, timeout, killed, lost; not " + kind);
        }
    }

    /** Of an exception alone, without the task in which it happened. */
    public static Failure of(Throwable thrown) {
        return new Failure(
                thrown.getClass().getName(), messageOf(thrown), stackTraceOf(thrown), "exception", null, null, null);
    }

    /** The same failure, told by the task in which it finally happened. */
    public Failure in(String failedStep, String failedTask, int madeAttempts) {
        return new Failure(type, message, stackTrace, kind, madeAttempts, failedStep, failedTask);
    }

    private static @Nullable String messageOf(Throwable thrown) {
        try {
            return thrown.getMessage();
        } catch (Throwable broken) {
            return null;
        }
    }

    private static String stackTraceOf(Throwable thrown) {
        StringWriter text = new StringWriter();
        try {
            thrown.printStackTrace(new PrintWriter(text, true));
        } catch (Throwable broken) {
            return "";
        }
        return text.toString();
    }

    /** One line: the type and the message. */
    @Override
    public String toString() {
        return message == null ? type : type + ": " + message;
    }
}
