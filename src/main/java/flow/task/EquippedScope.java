package flow.task;

import flow.graph.Program;
import flow.graph.Scope;
import java.util.Map;

/** What is the same in everything that runs for a task: its body, what it decides, a hook. */
abstract class EquippedScope implements Scope {
    private final ReadOnlyNames given;
    private final Lazy<Map<String, Object>> current;
    private final Equipment equipment;

    EquippedScope(Task task, RunNames run, RunValues values, Equipment equipment) {
        this.given = new ReadOnlyNames(task.place(), run, values);
        this.current = new Lazy<>(() -> Current.of(task, run.run(), given, equipment.tempDir()));
        this.equipment = equipment;
    }

    @Override
    public final Map<String, Object> current() {
        return current.get();
    }

    @Override
    public final Map<String, String> env() {
        return equipment.environment();
    }

    @Override
    public final Map<String, String> secrets() {
        return equipment.secrets();
    }

    @Override
    public final Object exec(Program program) throws InterruptedException {
        return equipment.exec(program);
    }

    /** Parameters, configs, items. */
    final ReadOnlyNames given() {
        return given;
    }

    final TempDir tempDir() {
        return equipment.tempDir();
    }
}
