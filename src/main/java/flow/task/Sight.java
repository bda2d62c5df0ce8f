package flow.task;

import flow.problem.Code;
import flow.problem.Fault;
import flow.problem.Nearest;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** All names that a task can read: those that its place gives, and the artifacts. */
record Sight(ReadOnlyNames given, Artifacts artifacts) {

    boolean has(String name) {
        return given.has(name) || artifacts.has(name);
    }

    /** @throws Fault F012 when nothing set it, F013 when branches changed it and the join did not set it */
    @Nullable
    Object read(String name) {
        if (given.has(name)) {
            return given.read(name);
        }
        if (artifacts.has(name)) {
            return artifacts.read(name);
        }
        Binding.Blocked blocked = artifacts.blocked(name);
        throw blocked == null ? unset(name) : changed(name, blocked);
    }

    private Fault unset(String name) {
        String message = "nothing set '" + name + "'";
        if (name.equals("input") || name.equals("index")) {
            return new Fault(Code.F012, message, "it has a value in the steps of a foreach only");
        }
        if (name.equals("iteration")) {
            return new Fault(Code.F012, message, "it has a value in the steps of a repeat only");
        }
        return new Fault(Code.F012, message, nearest(name, given, artifacts.names()));
    }

    /** The name that was probably meant, as a hint; null when none is near. */
    static @Nullable String nearest(String name, ReadOnlyNames given, Set<String> artifacts) {
        Set<String> visible = new TreeSet<>(given.all());
        visible.addAll(artifacts);
        return Nearest.to(name, visible)
                .map(near -> "did you mean '" + near + "'?")
                .orElse(null);
    }

    static Fault changed(String name, Binding.Blocked blocked) {
        String join = "'" + blocked.join() + "'";
        return new Fault(
                Code.F013,
                "'" + name + "' has no one value: " + blocked.branches() + " changed it, and join " + join
                        + " did not set it",
                "in " + join + ", set it from the inputs, or write merge(inputs)");
    }
}
