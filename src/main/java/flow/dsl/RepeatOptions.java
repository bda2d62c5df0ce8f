package flow.dsl;

import flow.problem.Code;
import flow.problem.Problems;
import groovy.lang.Closure;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The options of {@code repeat}. */
record RepeatOptions(Closure<?> until, int atMost, boolean orFail) {
    private static final List<String> NAMES = List.of("until", "atMost", "orFail");

    /** Null, with problems, when there is no bound or no question. */
    static @Nullable RepeatOptions read(Site site, Problems problems, Map<String, ?> given) {
        Options options = Options.of(site, problems, given).allow(NAMES);
        if (!options.says("until")) {
            problems.add(Code.F020, site.position(), "a repeat needs until:", "write until: { condition }");
        }
        if (!options.says("atMost")) {
            String message = "a repeat needs atMost:, the largest number of rounds";
            problems.add(Code.F020, site.position(), message, "write atMost: 100");
        }
        Closure<?> until = options.read("until", RepeatOptions::closure);
        Integer atMost = options.read("atMost", Reading.count(1));
        Boolean orFail = options.read("orFail", Reading.FLAG);
        return until == null || atMost == null ? null : new RepeatOptions(until, atMost, Boolean.TRUE.equals(orFail));
    }

    private static Closure<?> closure(Object value) {
        if (value instanceof Closure<?> closure) {
            return closure;
        }
        throw Reading.takes("a closure", value, "write until: { condition }");
    }
}
