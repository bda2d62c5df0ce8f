package flow.script;

import flow.script.library.RequestedLibraries;
import flow.script.library.ResolvedLibraries;
import java.nio.file.Path;

/** Finds the jars of the libraries that a script asks for. */
@FunctionalInterface
public interface LibrarySource {

    /**
     * @param requested may be empty
     * @param script absolute
     * @throws flow.problem.ProblemException F027 with every library that cannot be had
     */
    ResolvedLibraries resolve(RequestedLibraries requested, Path script);
}
