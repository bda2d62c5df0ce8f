package flow.cli;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.Optional;

/**
 * Watches for {@code System.exit} in a script. It ends the process behind our back, with nothing said and perhaps with 0 as
 * if all had gone well; here it is said, and the exit code becomes a true one.
 */
final class ScriptExit {
    private final PrintStream err;
    private volatile boolean isOurs;

    private ScriptExit(PrintStream err) {
        this.err = err;
    }

    static ScriptExit watch(PrintStream err) {
        ScriptExit watching = new ScriptExit(err);
        Runtime.getRuntime().addShutdownHook(new Thread(watching::judge, "script-exit"));
        return watching;
    }

    /** Ends the process when the command is done. */
    void exit(int code) {
        isOurs = true;
        System.exit(code);
    }

    /** Nobody is in {@code Runtime.exit} when a signal ends the process. */
    private void judge() {
        if (isOurs) {
            return;
        }
        Thread.getAllStackTraces().entrySet().stream()
                .filter(entry -> isExiting(entry.getValue()))
                .findFirst()
                .ifPresent(entry -> end(entry.getKey(), entry.getValue()));
    }

    private void end(Thread caller, StackTraceElement... stack) {
        String place = place(stack).map(found -> " (" + found + ")").orElse("");
        // The graph is built by the thread that the process began with; tasks have threads of their own.
        boolean isBuilding = caller.getName().equals("main");
        String what = isBuilding ? "while its graph was built" : "in the middle of the run";
        err.println("flow: the script ended the process with 'System.exit' " + what + place
                + "; throw an exception instead");
        ExitCode code = isBuilding ? ExitCode.INVALID_SCRIPT : ExitCode.RUN_FAILED;
        Runtime.getRuntime().halt(code.number());
    }

    private static boolean isExiting(StackTraceElement... stack) {
        return Arrays.stream(stack)
                .anyMatch(frame -> frame.getClassName().equals(Runtime.class.getName())
                        && frame.getMethodName().equals("exit"));
    }

    private static Optional<String> place(StackTraceElement... stack) {
        return Arrays.stream(stack)
                .filter(frame -> frame.getFileName() != null && frame.getLineNumber() > 0)
                .filter(frame -> frame.getFileName().endsWith(".groovy"))
                .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
                .findFirst();
    }
}
