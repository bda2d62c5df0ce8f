package flow.task;

import flow.client.Run;
import flow.problem.Code;
import flow.problem.Fault;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a hook sees: parameters and configs, and everything else through its run. */
final class HookScope extends EquippedScope {
    private final Run run;

    HookScope(Task task, Run run, RunNames names, RunValues values, Equipment equipment) {
        super(task, names, values, equipment);
        this.run = run;
    }

    @Override
    public Object run() {
        return run;
    }

    @Override
    public boolean has(String name) {
        return given().has(name);
    }

    @Override
    public @Nullable Object read(String name) {
        if (given().has(name)) {
            return given().read(name);
        }
        String near = Sight.nearest(name, given(), Set.of());
        throw new Fault(
                Code.F012,
                "a hook sees parameters and configs only, and '" + name + "' is neither",
                near == null ? "read artifacts through its run: run.artifacts" : near);
    }

    @Override
    public void write(String name, @Nullable Object value) {
        throw setsNothing(name);
    }

    @Override
    public void remove(String name) {
        throw setsNothing(name);
    }

    private static Fault setsNothing(String name) {
        return new Fault(
                Code.F015,
                "a hook sets no artifacts, since nothing comes behind it: '" + name + "'",
                "write def " + name + " = …");
    }

    @Override
    public Set<String> names() {
        return Set.of();
    }

    @Override
    public Object file(Path path, String said) {
        throw new Fault(
                Code.F015, "a hook keeps no file, since nothing comes behind it", "read and write it as any other");
    }

    @Override
    public void merge(@Nullable Set<String> include, @Nullable Set<String> exclude) {
        throw new Fault(Code.F010, "only a join has inputs to merge");
    }
}
