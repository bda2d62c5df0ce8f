package flow.store;

import java.util.Locale;
import java.util.Set;

/**
 * Something in a store that is not as it should be.
 *
 * @param runs the ids of the runs that it concerns; empty when it concerns none or all
 * @param what where it is and what is wrong, as a sentence
 * @param cure what to do about it, as a sentence; empty when nothing has to be done
 */
public record Finding(Kind kind, Set<String> runs, String what, String cure) {

    /** How bad it is. */
    public enum Kind {
        /** It is not what was written. */
        DAMAGED,
        /** It could not be looked at: it may be whole. */
        UNCHECKED,
        /** A last write that the end of a process or of the machine cut off. It was not announced, and nothing is lost. */
        CUT_OFF,
        /** No flow wrote it. */
        UNKNOWN;

        /** As it is printed: {@code cut off}. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    public Finding {
        runs = Set.copyOf(runs);
    }
}
