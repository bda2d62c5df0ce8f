package flow.dsl;

import flow.problem.Code;
import flow.problem.Problems;
import org.jspecify.annotations.Nullable;

/** Reads counts. */
record Numbers(Site site, Problems problems) {

    /** A whole number from 1 to 2^31-1; null, with a problem unless it was not given, when it is none. */
    @Nullable
    Integer atLeastOne(String option, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        if (value instanceof Integer number && number >= 1) {
            return number;
        }
        problems.add(
                Code.F004,
                site.value(option),
                option + ": takes a whole number from 1, not " + Described.value(value),
                "write " + option + ": 10");
        return null;
    }
}
