package flow.dsl;

import flow.problem.Fault;
import groovy.lang.MissingPropertyException;

/**
 * A name that nothing answers in a body. Groovy knows it for what it is, and goes on to the delegate of a closure that a
 * builder calls: {@code html { mkp.yield 'x' }} of a {@code MarkupBuilder} asks the body around first.
 */
final class NoSuchName extends MissingPropertyException {
    private static final long serialVersionUID = 1L;

    private final Fault fault;

    NoSuchName(String name, Fault fault) {
        super(name, TaskWords.class, fault);
        this.fault = fault;
    }

    /**
     * What it is where nobody else has the name.
     *
     * @param last thrown after all were asked
     */
    Fault fault(MissingPropertyException last) {
        fault.setStackTrace(last.getStackTrace());
        return fault;
    }
}
