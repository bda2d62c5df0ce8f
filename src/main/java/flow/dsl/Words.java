package flow.dsl;

import flow.problem.Code;
import flow.problem.Fault;
import groovy.lang.GroovyObjectSupport;
import org.jspecify.annotations.Nullable;

/** What the delegates of all blocks have in common: how a name or a word that they do not know is answered. */
public abstract class Words extends GroovyObjectSupport {
    final Evaluation evaluation;

    Words(Evaluation evaluation) {
        this.evaluation = evaluation;
    }

    final Site site(String word) {
        return evaluation.site(word);
    }

    /** Configs and the script's constants are visible while the graph is built; artifacts and parameters have no value yet. */
    @Override
    public final @Nullable Object getProperty(String name) {
        return evaluation.nameInBlock(name);
    }

    @Override
    public final void setProperty(String name, @Nullable Object value) {
        throw new Fault(
                Code.F015,
                "'" + name + " = …' outside of a body's braces creates no artifact",
                "assign it in a step, or declare it with 'def'");
    }

    /** A word of another block, a method of the script, or nothing at all. */
    @Override
    public final @Nullable Object invokeMethod(String name, Object arguments) {
        Object[] values = arguments instanceof Object[] many ? many : new Object[] {arguments};
        return evaluation.wordInBlock(this, name, values);
    }
}
