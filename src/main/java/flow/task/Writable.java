package flow.task;

import flow.graph.Identifiers;
import flow.graph.InvalidValue;
import flow.problem.Code;
import flow.problem.Fault;

/** Refuses names that a body cannot set. The checks say so without running, except of names that are computed. */
record Writable(ReadOnlyNames given, RunNames run) {

    /** @throws Fault F006 */
    void check(String name) {
        given.meaning(name).ifPresent(meaning -> {
            throw new Fault(
                    Code.F006, "'" + name + "' " + meaning + ", which a body cannot change", "use another name");
        });
        String step = run.failures().get(name);
        if (step != null) {
            throw new Fault(
                    Code.F006,
                    "'" + name + "' is where the failure of step '" + step + "' is found (catchInto)",
                    "use another name");
        }
        try {
            Identifiers.check("artifact name", name);
        } catch (InvalidValue refused) {
            throw new Fault(refused.code(), refused.getMessage(), refused.hint());
        }
    }
}
