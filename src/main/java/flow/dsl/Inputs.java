package flow.dsl;

import flow.graph.Scope;
import flow.problem.Code;
import flow.problem.Fault;
import flow.problem.Nearest;
import groovy.lang.GroovyObjectSupport;
import groovy.lang.IntRange;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.codehaus.groovy.runtime.InvokerHelper;
import org.jspecify.annotations.Nullable;

/**
 * What a join gets: the ends of the branches in the order of the items. A sequence with every collection method of Groovy, but
 * no {@code List} (a misspelt branch would give a list of nulls) and no bean (a branch called {@code class} would be hidden):
 * as a property it answers only to the names of static branches.
 */
public final class Inputs extends GroovyObjectSupport implements Iterable<Input> {
    private final List<Input> branches;

    Inputs(List<Scope.BranchEnd> ends) {
        this.branches = ends.stream().map(Input::new).toList();
    }

    public int size() {
        return branches.size();
    }

    public boolean isEmpty() {
        return branches.isEmpty();
    }

    /** As a list: an empty one is false. */
    public boolean asBoolean() {
        return !branches.isEmpty();
    }

    /** {@code inputs[0]}; {@code inputs[-1]} is the last one. */
    public Input getAt(int number) {
        int at = number < 0 ? number + branches.size() : number;
        if (at < 0 || at >= branches.size()) {
            throw new Fault(
                    Code.F012, "there is no inputs[" + number + "]: the fork had " + branches.size() + " branches");
        }
        return branches.get(at);
    }

    /** {@code inputs[0..2]}. */
    public List<Input> getAt(IntRange range) {
        return range.stream().map(this::getAt).toList();
    }

    /** {@code inputs['my-branch']}. */
    public Input getAt(CharSequence branch) {
        return branch(branch.toString());
    }

    @Override
    public Iterator<Input> iterator() {
        return branches.iterator();
    }

    @Override
    public Object getProperty(String name) {
        return branch(name);
    }

    @Override
    public void setProperty(String name, @Nullable Object value) {
        throw new Fault(
                Code.F015, "inputs are read-only", "assign '" + name + "' itself: it becomes an artifact of the join");
    }

    /** Every other collection method, as on a list of the branches. */
    @Override
    public @Nullable Object invokeMethod(String name, Object arguments) {
        return InvokerHelper.invokeMethod(branches, name, arguments);
    }

    private Input branch(String name) {
        List<String> names = branches.stream()
                .map(Input::branchName)
                .filter(Objects::nonNull)
                .toList();
        if (names.isEmpty()) {
            throw new Fault(
                    Code.F012,
                    "inputs has no '" + name + "': its branches have numbers, not names",
                    "write inputs*." + name + " for the values of all branches");
        }
        int at = names.indexOf(name);
        if (at >= 0) {
            return branches.get(at);
        }
        throw new Fault(Code.F012, "there is no branch '" + name + "'", hint(name, names));
    }

    private static String hint(String name, Collection<String> names) {
        return Nearest.to(name, names)
                .map(near -> "did you mean '" + near + "'?")
                .orElse("the branches are " + String.join(", ", names));
    }

    @Override
    public String toString() {
        return "inputs of " + branches.size() + " branches";
    }
}
