package flow.dsl;

import flow.graph.Body;
import flow.graph.Condition;
import flow.graph.Scope;
import groovy.lang.Closure;
import groovy.lang.MissingPropertyException;
import org.codehaus.groovy.runtime.typehandling.DefaultTypeTransformation;
import org.jspecify.annotations.Nullable;

/**
 * Runs a closure of the script as a body or a condition. Every run gets a clone of its own with a delegate of its own: set on
 * the shared closure, concurrent tasks would see each other's artifacts. Only the delegate answers, so that no name goes on to
 * the script around.
 */
final class ClosureCode implements Body.Code, Condition.Question {
    private final FlowScript script;
    private final Closure<?> closure;

    ClosureCode(FlowScript script, Closure<?> closure) {
        this.script = script;
        this.closure = closure;
    }

    @Override
    public void run(Scope scope) {
        call(scope);
    }

    @Override
    public boolean ask(Scope scope) {
        return DefaultTypeTransformation.castToBoolean(call(scope));
    }

    /** A hook may leave its parameter out. */
    private static @Nullable Object call(Closure<?> body, @Nullable Object run) {
        return run == null || body.getMaximumNumberOfParameters() == 0 ? body.call() : body.call(run);
    }

    private @Nullable Object call(Scope scope) {
        Closure<?> body = (Closure<?>) closure.clone();
        body.setResolveStrategy(Closure.DELEGATE_ONLY);
        TaskWords words = new TaskWords(scope, script);
        body.setDelegate(words);
        try {
            return scope.isJoin() ? body.call(new Inputs(scope.inputs())) : call(body, scope.run());
        } catch (NoSuchMethod missing) {
            throw missing.fault();
        } catch (MissingPropertyException missing) {
            throw words.faultOf(missing);
        }
    }
}
