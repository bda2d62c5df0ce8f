package flow.run;

/** A body called {@code System.exit}. */
final class ProcessExit extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** @param stack of the thread that called it */
    ProcessExit(StackTraceElement... stack) {
        super("it called System.exit, which ends everything; throw an exception instead");
        setStackTrace(stack);
    }
}
