package flow.dsl;

import flow.graph.Scope;
import flow.problem.Code;
import flow.problem.Fault;
import groovy.lang.GroovyObjectSupport;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One branch as its join sees it: everything that a step placed at the branch's end would see, also {@code input},
 * {@code index} and the {@code as:} name; for static branches {@code name}, for the nodes of a gang {@code nodeIndex}, unless
 * an artifact is called so.
 */
public final class Input extends GroovyObjectSupport {
    private final Scope.BranchEnd end;

    Input(Scope.BranchEnd end) {
        this.end = end;
    }

    @Nullable
    String branchName() {
        return end.name();
    }

    /** {@code inputs[0]['x']}. */
    public @Nullable Object getAt(CharSequence name) {
        return getProperty(name.toString());
    }

    /** Whether {@code inputs[0].x} would answer. */
    public boolean containsKey(CharSequence name) {
        return end.has(name.toString());
    }

    /** The artifacts visible at the branch's end, in alphabetical order. */
    public Set<String> names() {
        return end.names();
    }

    @Override
    public @Nullable Object getProperty(String name) {
        if (end.has(name)) {
            return end.read(name);
        }
        if (name.equals("name") && end.name() != null) {
            return end.name();
        }
        if (name.equals("nodeIndex")) {
            return end.index();
        }
        throw TaskWords.nothingSets(name, end.names());
    }

    @Override
    public void setProperty(String name, @Nullable Object value) {
        throw new Fault(
                Code.F015, "inputs are read-only", "assign '" + name + "' itself: it becomes an artifact of the join");
    }

    @Override
    public String toString() {
        return end.name() == null ? "inputs[" + end.index() + "]" : "inputs." + end.name();
    }
}
