package flow.dsl

import flow.graph.Program
import flow.graph.Scope
import flow.problem.Code
import flow.problem.Fault
import java.nio.file.Path

/** A scope over a map, for bodies that run without an engine. */
class MapScope implements Scope {
    final Map<String, Object> artifacts = Collections.synchronizedMap(new TreeMap<>())
    Map<String, Object> readOnly = [:]
    Map<String, Object> current = [stepName: 'it', foreach: [[name: 'city', index: 1]]]
    Map<String, String> env = [:]
    Map<String, String> secrets = [:]
    List<Program> programs = []
    List<Scope.BranchEnd> ends = []
    boolean join
    Map merged

    boolean has(String name) { artifacts.containsKey(name) || readOnly.containsKey(name) }

    Object read(String name) {
        if (readOnly.containsKey(name)) {
            return readOnly[name]
        }
        if (artifacts.containsKey(name)) {
            return artifacts.get(name)
        }
        throw new Fault(Code.F012, "nothing set '$name'")
    }

    void write(String name, Object value) {
        if (readOnly.containsKey(name)) {
            throw new Fault(Code.F006, "'$name' is read-only")
        }
        artifacts.put(name, value)
    }

    void remove(String name) { artifacts.remove(name) }

    Set<String> names() { artifacts.keySet() }

    Map<String, Object> current() { current }

    Map<String, String> env() { env }

    Map<String, String> secrets() { secrets }

    Object exec(Program program) {
        programs << program
        'its output'
    }

    List<Scope.BranchEnd> inputs() { ends }

    boolean isJoin() { join }

    void merge(Set<String> include, Set<String> exclude) { merged = [include: include, exclude: exclude] }

    Object file(Path path, String said) { [path: path.toString(), said: said] }

    static class End implements Scope.BranchEnd {
        String name
        int index
        Map<String, Object> values = [:]

        String name() { name }

        int index() { index }

        boolean has(String artifact) { values.containsKey(artifact) }

        Object read(String artifact) { values[artifact] }

        Set<String> names() { values.keySet() }
    }
}
