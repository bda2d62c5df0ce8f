package flow.task;

import flow.artifact.Values;
import flow.graph.Join;
import flow.problem.Code;
import flow.problem.Fault;
import groovy.lang.GString;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What the body of one attempt sees and changes. */
final class BodyScope extends EquippedScope {
    private final @Nullable Fork fork;
    private final boolean isJoin;
    private final RunNames run;
    private final Sight sight;
    private final Writable writable;
    private final RunValues values;
    private final List<BranchEnd> inputs;

    BodyScope(Task task, RunNames run, RunValues values, Equipment equipment) {
        super(task, run, values, equipment);
        this.fork = task.fork();
        this.isJoin = task.node() instanceof Join;
        this.run = run;
        this.sight = new Sight(given(), new Artifacts(task.view(), values));
        this.writable = new Writable(given(), run);
        this.values = values;
        this.inputs = inputs(task.fork(), run, values);
    }

    private static List<BranchEnd> inputs(@Nullable Fork fork, RunNames run, RunValues values) {
        return fork == null
                ? List.of()
                : IntStream.range(0, fork.size())
                        .<BranchEnd>mapToObj(branch -> new End(fork, branch, run, values))
                        .toList();
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
        writable.check(name);
        values.requireKeepable(name, value);
        sight.artifacts().set(name, value instanceof GString text ? text.toString() : value);
    }

    @Override
    public void remove(String name) {
        writable.check(name);
        sight.artifacts().remove(name);
    }

    @Override
    public Set<String> names() {
        return Collections.unmodifiableSet(sight.artifacts().names());
    }

    @Override
    public List<BranchEnd> inputs() {
        return inputs;
    }

    @Override
    public boolean isJoin() {
        return isJoin;
    }

    @Override
    public void merge(@Nullable Set<String> include, @Nullable Set<String> exclude) {
        if (fork == null) {
            throw new Fault(Code.F010, "only a join has inputs to merge");
        }
        Artifacts artifacts = sight.artifacts();
        Set<String> failures = run.failures().keySet();
        artifacts.takeOver(new Merge(fork, artifacts.touched(), sight.given(), failures).values(include, exclude));
    }

    @Override
    public Object file(Path path, String said) {
        return Values.file(path.isAbsolute() ? path : tempDir().path().resolve(path), said);
    }

    /** Stores what the body set or changed in place. */
    Changes keep() {
        return sight.artifacts().keep();
    }
}
