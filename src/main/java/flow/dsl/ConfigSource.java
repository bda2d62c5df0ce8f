package flow.dsl;

import flow.graph.Config;
import flow.problem.Position;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds the tree of a config: what the command line says, the environment, the file, the default, in that order. */
@FunctionalInterface
public interface ConfigSource {

    /**
     * What a script declares.
     *
     * @param file as written, null when there is none
     * @param defaultTree null when there is none
     * @param parser makes a tree of a file's text instead of the reader that its ending chooses; null when there is none
     */
    record Declaration(
            String name,
            Position position,
            @Nullable String file,
            @Nullable Map<String, Object> defaultTree,
            @Nullable Function<String, Object> parser) {}

    /** @throws flow.problem.ProblemException F028 when there is no tree or it cannot be read */
    Config read(Declaration declaration);
}
