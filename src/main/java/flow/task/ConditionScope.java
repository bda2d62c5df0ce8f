package flow.task;

import flow.problem.Code;
import flow.problem.Fault;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a condition sees, and what decides over items: everything that the task left, read-only. */
final class ConditionScope extends EquippedScope {
    private final Sight sight;

    ConditionScope(Task task, View left, RunNames run, RunValues values, Equipment equipment) {
        super(task, run, values, equipment);
        this.sight = new Sight(given(), new Artifacts(left, values));
    }

    @Override
    public boolean has(String name) {
        return sight.has(name);
    }

    @Override
    public @Nullable Object read(String name) {
        return sight.read(name);
    }

    @Override
    public void write(String name, @Nullable Object value) {
        throw onlyReads("it cannot set '" + name + "'");
    }

    @Override
    public void remove(String name) {
        throw onlyReads("it cannot remove '" + name + "'");
    }

    @Override
    public Set<String> names() {
        return Collections.unmodifiableSet(sight.artifacts().names());
    }

    @Override
    public void merge(@Nullable Set<String> include, @Nullable Set<String> exclude) {
        throw onlyReads("it cannot merge");
    }

    @Override
    public Object file(Path path, String said) {
        throw onlyReads("it cannot keep a file");
    }

    private static Fault onlyReads(String message) {
        return new Fault(Code.F016, "a condition only reads: " + message, "set it in the step before");
    }
}
