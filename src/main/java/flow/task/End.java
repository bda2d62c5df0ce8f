package flow.task;

import flow.graph.Scope;
import flow.problem.Code;
import flow.problem.Fault;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One branch as its join sees it. A join may have a hundred thousand of them, so only values that could be changed in place
 * are held on to; everything else is decoded again when it is read again.
 */
final class End implements Scope.BranchEnd {
    private final Fork fork;
    private final int branch;
    private final RunNames run;
    private final RunValues values;
    private @Nullable Map<String, Object> copies;
    private @Nullable ReadOnlyNames given;

    End(Fork fork, int branch, RunNames run, RunValues values) {
        this.fork = fork;
        this.branch = branch;
        this.run = run;
        this.values = values;
    }

    @Override
    public @Nullable String name() {
        return fork.name(branch);
    }

    @Override
    public int index() {
        return branch;
    }

    @Override
    public boolean has(String name) {
        return view().find(name) instanceof Binding.Kept || given().has(name);
    }

    @Override
    public synchronized @Nullable Object read(String name) {
        if (copies != null && copies.containsKey(name)) {
            return copies.get(name);
        }
        Binding binding = view().find(name);
        if (binding instanceof Binding.Kept kept) {
            return holdArtifact(name, values.copy(name, kept.value()));
        }
        ReadOnlyNames names = given();
        if (names.has(name)) {
            return holdGiven(names, names.read(name));
        }
        throw binding instanceof Binding.Blocked blocked ? Sight.changed(name, blocked) : unset(name, names);
    }

    @Override
    public Set<String> names() {
        return view().names();
    }

    private @Nullable Object holdArtifact(String name, @Nullable Object value) {
        if (value != null && !RunValues.isImmutable(value)) {
            copies = copies == null ? new HashMap<>() : copies;
            copies.put(name, value);
        }
        return value;
    }

    private @Nullable Object holdGiven(ReadOnlyNames names, @Nullable Object value) {
        if (!RunValues.isImmutable(value)) {
            given = names;
        }
        return value;
    }

    private Fault unset(String name, ReadOnlyNames names) {
        String who = fork.spell(BranchNumbers.of(List.of(branch)));
        return new Fault(Code.F012, who + " has no '" + name + "'", Sight.nearest(name, names, names()));
    }

    private ReadOnlyNames given() {
        return given == null ? new ReadOnlyNames(fork.place(branch), run, values) : given;
    }

    private View view() {
        return fork.end(branch);
    }
}
