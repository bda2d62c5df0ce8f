package flow.dsl;

import flow.graph.Body;
import flow.graph.Config;
import flow.graph.Flow;
import flow.graph.StepOptions;
import flow.problem.Problems;
import groovy.lang.Closure;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import org.codehaus.groovy.runtime.InvokerHelper;
import org.jspecify.annotations.Nullable;

/**
 * Stands in for the script around closures that other code holds, such as a spec: flows and bodies that flow did not compile, of
 * which it knows no more than what happens when they run. Methods that are no words are those of the object around the closure.
 */
public final class CodeScript extends FlowScript {
    // Groovy takes fields for constants of a script; no artifact has such a name.
    private final String name$;
    private final Closure<?> block$;

    private CodeScript(String name, Closure<?> block) {
        this.name$ = name;
        this.block$ = block;
    }

    /**
     * Builds a flow.
     *
     * @param file the name of the source that holds the closure, for positions
     * @param out where it prints while it is built
     * @param problems gets every fault that is found
     * @return empty when it could not be built; worthless when there were errors
     */
    public static Optional<Flow> flow(
            String file, String name, Closure<?> block, ConfigSource configs, PrintStream out, Problems problems) {
        return evaluation(file, configs, out, problems).of(new CodeScript(name, block));
    }

    /** What a task does that runs a closure as its body. */
    public static Body.Code body(Closure<?> closure, PrintStream out) {
        CodeScript script = new CodeScript("", closure);
        script.begin(evaluation("", CodeScript::none, out, new Problems()), out);
        return new ClosureCode(script, script.owned());
    }

    /** The closure as if it stood in this script: what it prints is printed here, and {@code this} is still what it was. */
    private Closure<?> owned() {
        return block$.rehydrate(null, this, block$.getThisObject());
    }

    private static Evaluation evaluation(String file, ConfigSource configs, PrintStream out, Problems problems) {
        return new Evaluation(file, List.of(), configs, StepOptions.NONE, out, problems);
    }

    private static Config none(ConfigSource.Declaration declaration) {
        throw new IllegalStateException("a body declares no config");
    }

    @Override
    public Object run() {
        return flow(name$, owned());
    }

    /** Groovy calls it for a method that is no word. */
    public @Nullable Object methodMissing(String method, Object arguments) {
        return InvokerHelper.invokeMethod(block$.getThisObject(), method, arguments);
    }
}
