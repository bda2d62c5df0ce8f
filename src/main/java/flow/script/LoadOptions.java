package flow.script;

import flow.dsl.ConfigSource;
import flow.graph.StepOptions;
import java.io.PrintStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * How a script is loaded.
 *
 * @param folder where the user stands; relative paths start there
 * @param cache where compiled scripts are kept; null to compile every time
 * @param configs finds the trees of the word {@code config}
 * @param with options for every step that neither the step nor {@code eachStep} sets
 * @param libraries finds the libraries that the script asks for
 * @param out where the script's {@code println} goes while the graph is built
 */
public record LoadOptions(
        Path folder,
        @Nullable Path cache,
        ConfigSource configs,
        StepOptions with,
        LibrarySource libraries,
        PrintStream out) {}
