package flow.store;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What helps to find out why an attempt failed, besides its failure.
 *
 * @param place the line of the script where it went wrong, {@code train.flow.groovy:33}; empty when it is not known
 * @param frames the places in the user's own sources on the way there, innermost first: {@code load (train.flow.groovy:33)}
 * @param code of a fault of the language; null for everything else
 * @param hint what to write instead; null when there is nothing to say
 */
public record Clue(
        String place,
        List<String> frames,
        @Nullable String code,
        @Nullable String hint) {

    public static final Clue NONE = new Clue("", List.of(), null, null);

    public Clue {
        frames = List.copyOf(frames);
    }

    /** All places that it tells, innermost first. */
    public List<String> places() {
        boolean isInFrames = place.isEmpty() || frames.stream().limit(1).anyMatch(frame -> frame.contains(place));
        return isInFrames
                ? frames
                : Stream.concat(Stream.of(place), frames.stream()).toList();
    }
}
