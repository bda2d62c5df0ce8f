package flow.show;

import flow.graph.Flow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A flow as shapes, some of them within boxes, and arrows between them: what Mermaid and DOT have in common.
 *
 * @param parts in the order of the script
 */
record Drawing(List<Part> parts, List<Arrow> arrows) {

    /** Something with a number of its own; user text is only in its lines. */
    sealed interface Part {

        int number();
    }

    /** @param lines what is written in it, at least one */
    record Shape(int number, Kind kind, List<String> lines) implements Part {

        /** What a shape stands for. */
        enum Kind {
            STEP,
            GANG,
            JOIN,
            CHOICE,
            DECIDER
        }
    }

    /** A frame around parts. */
    record Box(int number, String title, List<Part> parts) implements Part {}

    /**
     * @param label null for none
     * @param again whether it leads back to the beginning of a loop
     */
    record Arrow(int from, int to, @Nullable String label, boolean again) {}

    static Drawing of(Flow flow, boolean all) {
        return new Draftsman(flow, all).draw();
    }
}
