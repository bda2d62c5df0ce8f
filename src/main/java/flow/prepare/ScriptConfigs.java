package flow.prepare;

import flow.config.ConfigTrees;
import flow.config.TreeText;
import flow.dsl.ConfigSource;
import flow.graph.Config;
import flow.problem.Code;
import flow.problem.Problem;
import flow.problem.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds the trees of a script's configs: given from outside, else its {@code file:} beside the script, else its {@code default:}. */
public final class ScriptConfigs implements ConfigSource {
    private final ConfigTrees trees;
    private final Function<Path, String> shown;
    private final Path scriptFolder;

    /**
     * @param trees what is given from outside
     * @param scriptFolder where the files stand that a script names
     * @param shown how messages call such a file
     */
    public ScriptConfigs(ConfigTrees trees, Path scriptFolder, Function<Path, String> shown) {
        this.trees = trees;
        this.shown = shown;
        this.scriptFolder = scriptFolder;
    }

    @Override
    public Config read(Declaration declaration) {
        Optional<TreeText> text = trees.given(declaration.name()).or(() -> beside(declaration));
        if (text.isPresent()) {
            return config(declaration, tree(declaration, text.get()), text.get().shownAs());
        }
        if (declaration.defaultTree() != null) {
            return config(declaration, declaration.defaultTree(), "default:");
        }
        String name = declaration.name();
        String message = declaration.file() == null
                ? "config '" + name + "' has neither file: nor default:"
                : "there is no file '" + declaration.file() + "' for config '" + name + "'";
        throw fault(declaration, message, "give one with --config " + name + "=FILE, or write default: [key: 'value']");
    }

    private Optional<TreeText> beside(Declaration declaration) {
        String file = declaration.file();
        if (file == null || !Files.exists(scriptFolder.resolve(file))) {
            return Optional.empty();
        }
        Path path = scriptFolder.resolve(file);
        return Optional.of(TreeText.ofFile(path, shown.apply(path)));
    }

    private static Map<String, Object> tree(Declaration declaration, TreeText text) {
        if (declaration.parser() == null) {
            return text.tree().values();
        }
        Object parsed = declaration.parser().apply(text.text());
        if (parsed instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> tree = new LinkedHashMap<>();
            map.forEach((key, value) -> tree.put(String.valueOf(key), value));
            return tree;
        }
        String name = declaration.name();
        throw fault(declaration, "the parser of config '" + name + "' gives no map of keys and values", null);
    }

    private static Config config(Declaration declaration, Map<String, Object> tree, String origin) {
        return new Config(declaration.name(), declaration.position(), tree, origin);
    }

    private static ProblemException fault(Declaration declaration, String message, @Nullable String hint) {
        return new ProblemException(Problem.of(Code.F028, declaration.position(), message, hint));
    }
}
