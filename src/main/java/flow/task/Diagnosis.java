package flow.task;

import flow.Failure;
import flow.problem.Code;
import flow.problem.Position;
import flow.store.Clue;
import flow.store.TaskFailed;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
    private static final Pattern PLACE = Pattern.compile("(.+?):([0-9]{1,9})(?::([0-9]{1,9}))?");

    public Diagnosis {
        frames = List.copyOf(frames);
    }

    /** As it was written down, by whatever process. */
    public static Diagnosis of(TaskFailed written) {
        Clue clue = written.clue();
        return new Diagnosis(written.failure(), position(clue.place()), clue.frames(), code(clue.code()), clue.hint());
    }

    /** A later release may have others. */
    private static @Nullable Code code(@Nullable String name) {
        return Stream.of(Code.values())
                .filter(code -> code.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    /** Of what {@link Position#toString} gave; how much stood there is not known any more. */
    private static Position position(String at) {
        Matcher place = PLACE.matcher(at);
        if (!place.matches()) {
            return Position.NOWHERE;
        }
        int column = place.group(3) == null ? 0 : Integer.parseInt(place.group(3));
        return new Position(place.group(1), Integer.parseInt(place.group(2)), column, column == 0 ? 0 : 1);
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
