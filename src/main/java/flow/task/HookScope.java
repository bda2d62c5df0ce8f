package flow.task;

import flow.client.Run;
import flow.graph.Program;
import flow.graph.Scope;
import flow.problem.Code;
import flow.problem.Fault;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a hook sees: parameters and configs, and everything else through its run. */
final class HookScope implements Scope {
    private final Run run;
    private final ReadOnlyNames given;
    private final Lazy<Map<String, Object>> current;
    private final Equipment equipment;

    HookScope(Task task, Run run, RunNames names, RunValues values, Equipment equipment) {
        this.run = run;
        this.given = new ReadOnlyNames(task.place(), names, values);
        this.current = new Lazy<>(() -> Current.of(task, names.run(), given, equipment.tempDir()));
        this.equipment = equipment;
    }

    @Override
    public Object run() {
        return run;
    }

    @Override
    public boolean has(String name) {
        return given.has(name);
    }

    @Override
    public @Nullable Object read(String name) {
        if (given.has(name)) {
            return given.read(name);
        }
        String near = Sight.nearest(name, given, Set.of());
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
    public Map<String, Object> current() {
        return current.get();
    }

    @Override
    public Map<String, String> env() {
        return equipment.environment();
    }

    @Override
    public Map<String, String> secrets() {
        return equipment.secrets();
    }

    @Override
    public Object exec(Program program) throws InterruptedException {
        return equipment.exec(program);
    }

    @Override
    public Object file(Path path, String said) {
        throw new Fault(
                Code.F015, "a hook keeps no file, since nothing comes behind it", "read and write it as any other");
    }

    @Override
    public List<BranchEnd> inputs() {
        return List.of();
    }

    @Override
    public boolean isJoin() {
        return false;
    }

    @Override
    public void merge(@Nullable Set<String> include, @Nullable Set<String> exclude) {
        throw new Fault(Code.F010, "only a join has inputs to merge");
    }
}
