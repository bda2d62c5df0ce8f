package flow.task;

import flow.Failure;
import flow.problem.Code;
import flow.problem.Position;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why an attempt failed, for those who have to mend it.
 *
 * @param position the line of the script where it went wrong, as near as it is known
 * @param frames the places in the user's own sources on the way there, innermost first: {@code load (train.flow.groovy:33)}
 * @param code of a fault of the language; null for everything else
 * @param hint what to write instead; null when there is nothing to say
 */
public record Diagnosis(
        Failure failure,
        Position position,
        List<String> frames,
        @Nullable Code code,
        @Nullable String hint) {
    public Diagnosis {
        frames = List.copyOf(frames);
    }

    /** The same, of another of the kinds of {@link Failure}. */
    Diagnosis as(String kind) {
        Failure other = new Failure(
                failure.type(),
                failure.message(),
                failure.stackTrace(),
                kind,
                failure.attempts(),
                failure.step(),
                failure.task());
        return new Diagnosis(other, position, frames, code, hint);
    }
}
