package flow.cli;

import java.util.Arrays;
import java.util.Optional;

/**
 * A thread of a script that called {@code System.exit}, and is still in there.
 *
 * @param place file and line of the script, for a message; empty when the call came from a library
 */
record ScriptExit(Thread caller, Optional<String> place) {

    /** Empty when it is a signal that ends the process, and nobody called anything, or when only {@link ProcessEndings} did. */
    static Optional<ScriptExit> find() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(entry -> isExiting(entry.getValue()))
                .findFirst()
                .map(entry -> new ScriptExit(entry.getKey(), place(entry.getValue())));
    }

    /** @param when as a clause */
    String message(String when) {
        return "flow: the script ended the process with 'System.exit' " + when
                + place.map(found -> " (" + found + ")").orElse("") + "; throw an exception instead";
    }

    private static boolean isExiting(StackTraceElement... stack) {
        return Arrays.stream(stack)
                        .anyMatch(frame -> frame.getClassName().equals(Runtime.class.getName())
                                && frame.getMethodName().equals("exit"))
                && Arrays.stream(stack).noneMatch(frame -> frame.getClassName().equals(ProcessEndings.class.getName()));
    }

    private static Optional<String> place(StackTraceElement... stack) {
        return Arrays.stream(stack)
                .filter(frame -> frame.getFileName() != null && frame.getLineNumber() > 0)
                .filter(frame -> frame.getFileName().endsWith(".groovy"))
                .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
                .findFirst();
    }
}
