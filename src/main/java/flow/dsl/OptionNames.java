package flow.dsl;

import flow.problem.Code;
import flow.problem.Nearest;
import flow.problem.Problems;
import java.util.List;
import java.util.Map;

/** Refuses options that a word does not have. */
record OptionNames(Site site, Problems problems) {

    void allow(Map<String, ?> options, String... allowed) {
        List<String> known = List.of(allowed);
        for (String option : options.keySet()) {
            if (!known.contains(option)) {
                String hint = Nearest.to(option, known)
                        .map(near -> "did you mean '" + near + "'?")
                        .orElse("it has " + String.join(", ", known));
                problems.add(Code.F003, site.key(option), "'" + site.word() + "' has no option '" + option + "'", hint);
            }
        }
    }
}
