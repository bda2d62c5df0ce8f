package flow.script.library;

import flow.problem.Code;
import flow.problem.Problem;
import flow.problem.ProblemException;
import groovy.lang.GroovySystem;
import java.util.List;
import java.util.Set;

/**
 * What no script can bring along, because flow itself is made of it: the classes of Groovy exist once in a process, whoever
 * asks for them.
 */
final class FlowItself {
    private static final String FLOW = "org.flowscript";
    private static final String GROOVY = "org.apache.groovy";
    private static final String OLD_GROOVY = "org.codehaus.groovy";

    /** Groovy's modules that every script has. */
    static final Set<String> MODULES = Set.of(
            "groovy",
            "groovy-datetime",
            "groovy-dateutil",
            "groovy-json",
            "groovy-nio",
            "groovy-sql",
            "groovy-templates",
            "groovy-xml",
            "groovy-yaml");

    /** What never comes in through another library. */
    static final List<Exclusion> NEVER_BROUGHT =
            List.of(new Exclusion(GROOVY, "*"), new Exclusion(OLD_GROOVY, "*"), new Exclusion(FLOW, "flow"));

    private FlowItself() {}

    /** @throws ProblemException when a script asks for another release of what is running it */
    static void refuse(Library library) {
        Coordinates asked = library.coordinates();
        if (asked.group().equals(FLOW) && asked.name().equals("flow")) {
            throw refusal(library, "library '" + library + "' is flow itself", "remove it: its classes are there");
        }
        String running = GroovySystem.getVersion();
        boolean isGroovy = asked.group().equals(GROOVY) || asked.group().equals(OLD_GROOVY);
        if (!isGroovy || asked.group().equals(GROOVY) && asked.version().equals(running)) {
            return;
        }
        String cure = MODULES.contains(asked.name())
                ? "remove it: '" + asked.name() + "' is there, in " + running
                : "write '" + GROOVY + ":" + asked.name() + ":" + running + "'";
        throw refusal(
                library,
                "library '" + library + "' is of another Groovy than " + running + ", which runs the script",
                cure);
    }

    private static ProblemException refusal(Library library, String message, String hint) {
        return new ProblemException(Problem.of(Code.F027, library.position(), message, hint));
    }
}
