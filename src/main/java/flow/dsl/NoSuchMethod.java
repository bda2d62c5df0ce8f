package flow.dsl;

import flow.problem.Fault;
import groovy.lang.MissingMethodException;

/**
 * A method that neither the language nor the script has. Groovy knows it for what it is, and goes on to the delegate of a
 * closure that a builder calls: {@code html { body { … } }} of a {@code MarkupBuilder} asks the body around first.
 */
final class NoSuchMethod extends MissingMethodException {
    private static final long serialVersionUID = 1L;

    private final Fault fault;

    NoSuchMethod(String name, Class<?> type, Object[] arguments, Fault fault) {
        super(name, type, arguments);
        initCause(fault);
        this.fault = fault;
    }

    /** What it is where nobody else has the method. */
    Fault fault() {
        fault.setStackTrace(getStackTrace());
        return fault;
    }
}
