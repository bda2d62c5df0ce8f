package flow.check;

import flow.graph.Flow;
import flow.graph.Parameter;
import flow.problem.Code;
import flow.problem.Problems;
import java.util.Locale;
import java.util.Set;

/** {@code --name value} can be typed for every parameter, because no option of {@code flow run} has the same name. */
final class NoParameterHidesAnOption implements Rule {

    /** Without dashes, in lower case. A spec of flow.cli holds that these are the options of flow run. */
    private static final Set<String> OPTIONS = Set.of(
            "branch",
            "config",
            "dryrun",
            "durability",
            "event",
            "events",
            "failfast",
            "isolate",
            "help",
            "json",
            "maxworkers",
            "notifyincidentkey",
            "notifyincidentsource",
            "notifyonerror",
            "notifyonsuccess",
            "notifypagerdutykey",
            "notifyslackwebhookurl",
            "offline",
            "param",
            "params",
            "production",
            "profile",
            "runidfile",
            "store",
            "tag",
            "trigger",
            "with");

    @Override
    public void check(Flow flow, Problems problems) {
        for (Parameter parameter : flow.parameters()) {
            String typed = parameter.name().replace("_", "").toLowerCase(Locale.ROOT);
            if (OPTIONS.contains(typed)) {
                problems.add(
                        Code.W105,
                        parameter.position(),
                        "parameter '" + parameter.name() + "' is called like an option of flow run, which wins",
                        "give it as `-p " + parameter.name() + "=…`, or rename it");
            }
        }
    }
}
