package flow.progress;

import flow.problem.Position;
import org.jspecify.annotations.Nullable;

/** Shows a place in a source below a headline. */
@FunctionalInterface
public interface Excerpt {

    /**
     * @param headline {@code error[F012]: …}
     * @param hint what to write instead; null when there is nothing to say
     * @return whole lines
     */
    String of(String headline, Position position, @Nullable String hint);
}
