package flow.script;

import flow.graph.Flow;
import flow.problem.Problem;
import flow.problem.SourceText;
import flow.script.library.ResolvedLibraries;
import java.util.List;
import java.util.Set;

/**
 * A script that was compiled and evaluated without an error.
 *
 * @param source the script's text, under the name that positions carry
 * @param classes loads the script's own classes, those of the sources beside it, and of its libraries
 * @param classNames of the script and of the sources beside it, inner classes and closures too
 * @param libraries that it asks for
 * @param warnings in reading order
 */
public record LoadedScript(
        Flow flow,
        SourceText source,
        ClassLoader classes,
        Set<String> classNames,
        ResolvedLibraries libraries,
        List<Problem> warnings) {
    public LoadedScript {
        classNames = Set.copyOf(classNames);
        warnings = List.copyOf(warnings);
    }

    /** Whether a user wrote what a frame of a stack trace stands for. */
    public boolean isUsers(StackTraceElement frame) {
        return classNames.contains(frame.getClassName());
    }
}
