package flow.problem;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One fault of a script.
 *
 * @param code what kind it is; warnings have codes of their own
 * @param position where the caret points
 * @param message one clause without a full stop, with the user's names in single quotes
 * @param hint printed behind the caret: what to write instead; null when the message says it all
 * @param notes other places that belong to it, such as where a name was declared first
 */
public record Problem(
        Code code,
        Position position,
        String message,
        @Nullable String hint,
        List<Note> notes) {

    /** By place, then by code, then by text: the same list every time. */
    public static final Comparator<Problem> BY_PLACE =
            Comparator.comparing(Problem::position).thenComparing(Problem::code).thenComparing(Problem::message);

    /** Another place that belongs to a fault, with what to say about it. */
    public record Note(Position position, String text) {
        public Note {
            Objects.requireNonNull(position, "position");
            Objects.requireNonNull(text, "text");
        }
    }

    public Problem {
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(position, "position");
        Objects.requireNonNull(message, "message");
        notes = List.copyOf(notes);
    }

    public static Problem of(Code code, Position position, String message) {
        return new Problem(code, position, message, null, List.of());
    }

    public static Problem of(Code code, Position position, String message, @Nullable String hint) {
        return new Problem(code, position, message, hint, List.of());
    }

    /** The same problem with one more place. */
    public Problem withNote(Position at, String text) {
        List<Note> more = new ArrayList<>(notes);
        more.add(new Note(at, text));
        return new Problem(code, position, message, hint, more);
    }

    public boolean isWarning() {
        return code.isWarning();
    }
}
