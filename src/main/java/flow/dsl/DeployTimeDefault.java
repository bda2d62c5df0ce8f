package flow.dsl;

import flow.graph.Parameter;
import flow.problem.Code;
import flow.problem.Fault;
import flow.problem.Nearest;
import groovy.lang.Closure;
import groovy.lang.GroovyObjectSupport;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A closure that gives a parameter's default when a run starts or the flow is deployed. It sees the names of its context, the
 * script's configs, constants and methods; the context is its parameter too.
 */
final class DeployTimeDefault implements Parameter.Computation {
    private final FlowScript script;
    private final Closure<?> closure;

    DeployTimeDefault(FlowScript script, Closure<?> closure) {
        this.script = script;
        this.closure = closure;
    }

    @Override
    public @Nullable Object compute(Map<String, Object> context) {
        Closure<?> computation = (Closure<?>) closure.clone();
        computation.setResolveStrategy(Closure.DELEGATE_ONLY);
        computation.setDelegate(new Names(script, context));
        Object value = computation.getMaximumNumberOfParameters() == 0
                ? computation.call()
                : computation.call(new Tree("the context", context));
        return PlainValues.of(value);
    }

    /** What its names mean. Public, because Groovy calls it. */
    public static final class Names extends GroovyObjectSupport {
        private final FlowScript script;
        private final Map<String, Object> context;

        private Names(FlowScript script, Map<String, Object> context) {
            this.script = script;
            this.context = context;
        }

        @Override
        public @Nullable Object getProperty(String name) {
            if (context.containsKey(name)) {
                return context.get(name);
            }
            Tree config = script.config(name);
            if (config != null) {
                return config;
            }
            if (script.hasConstant(name)) {
                return script.constant(name);
            }
            String hint = Nearest.to(name, context.keySet())
                    .map(near -> "did you mean '" + near + "'?")
                    .orElse("it sees " + String.join(", ", context.keySet()));
            throw new Fault(Code.F024, "the closure does not see '" + name + "'", hint);
        }

        @Override
        public void setProperty(String name, @Nullable Object value) {
            throw new Fault(Code.F015, "'" + name + " = …' in a default changes nothing", "declare it with 'def'");
        }

        @Override
        public @Nullable Object invokeMethod(String name, Object arguments) {
            return script.callHelper(name, arguments instanceof Object[] many ? many : new Object[] {arguments});
        }
    }
}
