package flow.task;

import flow.Failure;
import flow.artifact.UnkeepableValue;
import flow.artifact.UnreadableValue;
import flow.graph.Facts;
import flow.problem.Code;
import flow.problem.Fault;
import flow.problem.Masks;
import flow.problem.Position;
import flow.store.StoreCorrupt;
import flow.store.StoreFailure;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says of what was thrown in a task what it means to its user. */
final class Diagnoses {
    private static final int LONGEST = 100_000;
    private static final String MADE_ANEW =
            "change it so that the value fits, or make that anew: 'flow resume --from STEP', with the step that sets it";

    private final UserFrames frames;
    private final Masks masks;

    Diagnoses(UserFrames frames, Masks masks) {
        this.frames = frames;
        this.masks = masks;
    }

    /**
     * @param near the place to show when none of the user's frames tells a better one
     */
    Diagnosis of(Throwable thrown, Task task, Position near) {
        Throwable told = languageFault(thrown).orElse(thrown);
        Failure failure = new Failure(
                told.getClass().getName(),
                hidden(message(told)),
                bounded(masks.on(trace(thrown))),
                told instanceof StoreFailure ? "lost" : "exception",
                task.attempt() + 1,
                task.id().step(),
                task.id().toString());
        Position otherwise = told instanceof UnkeepableValue unkeepable
                ? assignment(task, unkeepable.artifact()).orElse(near)
                : near;
        Position position = frames.position(told, frames.position(thrown, otherwise));
        if (told instanceof UnkeepableValue) {
            return new Diagnosis(failure, position, frames.spelled(thrown), Code.F004, null);
        }
        if (told instanceof UnreadableValue) {
            return new Diagnosis(failure, position, frames.spelled(thrown), Code.F004, MADE_ANEW);
        }
        if (told instanceof Fault fault) {
            return new Diagnosis(failure, position, frames.spelled(thrown), fault.code(), hidden(fault.hint()));
        }
        return new Diagnosis(failure, position, frames.spelled(thrown), null, null);
    }

    private @Nullable String hidden(@Nullable String text) {
        return text == null ? null : bounded(masks.on(text));
    }

    /** Whether {@code catchInto} covers it: not what the language refuses, nor what the store lost. */
    static boolean isCatchable(Throwable thrown) {
        return languageFault(thrown).isEmpty() && Causes.of(thrown).noneMatch(StoreCorrupt.class::isInstance);
    }

    private static Optional<Throwable> languageFault(Throwable thrown) {
        return Causes.of(thrown)
                .filter(cause ->
                        cause instanceof Fault || cause instanceof UnkeepableValue || cause instanceof UnreadableValue)
                .findFirst();
    }

    private static Optional<Position> assignment(Task task, String artifact) {
        if (task.node() == null) {
            return Optional.empty();
        }
        Facts facts = task.node().body().facts();
        return Stream.concat(facts.sets().stream(), facts.maySet().stream())
                .filter(access -> access.name().equals(artifact))
                .map(Facts.Access::position)
                .findFirst();
    }

    /** As Java prints it, with the user's frames only. */
    private String trace(Throwable thrown) {
        return Causes.of(thrown).map(this::traceOfOne).collect(Collectors.joining("Caused by: "));
    }

    private String traceOfOne(Throwable thrown) {
        StringBuilder text = new StringBuilder(thrown.getClass().getName());
        String message = message(thrown);
        if (message != null) {
            text.append(": ").append(message);
        }
        text.append('\n');
        for (StackTraceElement frame : frames.in(thrown)) {
            text.append("\tat ")
                    .append(frame.getClassName())
                    .append('.')
                    .append(frame.getMethodName())
                    .append('(')
                    .append(frame.getFileName())
                    .append(':')
                    .append(frame.getLineNumber())
                    .append(")\n");
        }
        return text.toString();
    }

    /** What does not fit is said: a whole answer of a server is kept and shown wherever the failure is. */
    private static String bounded(String text) {
        int more = text.length() - LONGEST;
        return more <= 0 ? text : text.substring(0, LONGEST) + "… and " + more + " more characters";
    }

    /** Exceptions of users can fail to tell it. */
    private static @Nullable String message(Throwable thrown) {
        try {
            return thrown.getMessage();
        } catch (Throwable broken) {
            return null;
        }
    }
}
