package flow;

import java.util.List;

/** A program that a body ran with {@code exec} ended with another exit code than 0, or could not be started. */
public final class ProgramFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitCode;
    private final List<String> lastLines;

    public ProgramFailedException(String message, int exitCode, List<String> lastLines) {
        super(message);
        this.exitCode = exitCode;
        this.lastLines = List.copyOf(lastLines);
    }

    /** 128 and more for a signal; 127 when there is no such program, 126 when it cannot be started, as shells have it. */
    public int getExitCode() {
        return exitCode;
    }

    /** At most the last 20 lines of its standard error. */
    public List<String> getLastLines() {
        return lastLines;
    }
}
