package flow.task;

import flow.problem.Position;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Finds in stack traces what the user wrote; how the rest of the way went is of no use to them. */
public final class UserFrames {
    private static final int MOST = 30;
    /** What Groovy calls the code between braces. */
    private static final Set<String> CLOSURES = Set.of("doCall", "call", "run");

    private final String script;
    private final Predicate<StackTraceElement> isUsers;

    /**
     * @param script the script's name as positions carry it; a frame in a file of that name gets it
     * @param isUsers whether a frame is in the script or a source beside it
     */
    public UserFrames(String script, Predicate<StackTraceElement> isUsers) {
        this.script = script;
        this.isUsers = isUsers;
    }

    private static String fileName(String path) {
        return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
    }

    /** Innermost first; a long recursion is cut. What has no line was put there by the compiler. */
    List<StackTraceElement> in(Throwable thrown) {
        return Arrays.stream(thrown.getStackTrace())
                .filter(isUsers)
                .filter(frame -> frame.getLineNumber() > 0)
                .limit(MOST)
                .toList();
    }

    /** Innermost first, of an exception or, where it has none, of its causes. */
    List<String> spelled(Throwable thrown) {
        return nearest(thrown).map(this::spelled).distinct().toList();
    }

    /** The line of the innermost frame; {@code otherwise} where there is none. */
    Position position(Throwable thrown, Position otherwise) {
        return nearest(thrown)
                .findFirst()
                .map(frame -> new Position(file(frame), frame.getLineNumber(), 0, 0))
                .orElse(otherwise);
    }

    private Stream<StackTraceElement> nearest(Throwable thrown) {
        return Causes.of(thrown)
                .map(this::in)
                .filter(frames -> !frames.isEmpty())
                .findFirst()
                .orElse(List.of())
                .stream();
    }

    private String spelled(StackTraceElement frame) {
        String place = file(frame) + ":" + frame.getLineNumber();
        return CLOSURES.contains(frame.getMethodName()) ? place : frame.getMethodName() + " (" + place + ")";
    }

    private String file(StackTraceElement frame) {
        String file = String.valueOf(frame.getFileName());
        return fileName(script).equals(file) ? script : file;
    }
}
