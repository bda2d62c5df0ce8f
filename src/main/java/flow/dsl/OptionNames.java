package flow.dsl;

import flow.problem.Problems;
import java.util.List;
import java.util.Map;

/** Refuses options that a word does not have. */
record OptionNames(Site site, Problems problems) {

    void allow(Map<String, ?> options, String... allowed) {
        List<String> known = List.of(allowed);
        for (String option : options.keySet()) {
            if (!known.contains(option)) {
                problems.add(UnknownOption.at(site.key(option), site.word(), option, known));
            }
        }
    }
}
