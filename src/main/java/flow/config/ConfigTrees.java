package flow.config;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What somebody gives from outside for the configs that scripts declare: {@code --config name=file} before
 * {@code FLOW_CONFIG_NAME}, which holds a file's name (when it ends like one of the formats) or the tree itself as YAML or JSON.
 */
public final class ConfigTrees {
    private static final String VARIABLE = "FLOW_CONFIG_";

    private final Path folder;
    private final Map<String, String> files;
    private final Map<String, String> environment;

    /**
     * @param folder where relative files start: the current one
     * @param files what {@code --config} said, a file by the config's name
     */
    public ConfigTrees(Path folder, Map<String, String> files, Map<String, String> environment) {
        this.folder = folder;
        this.files = Map.copyOf(files);
        this.environment = Map.copyOf(environment);
    }

    /** @throws flow.problem.ProblemException F028 when the file that was given cannot be read */
    public Optional<TreeText> given(String config) {
        String file = files.get(config);
        if (file != null) {
            return Optional.of(TreeText.ofFile(folder.resolve(file), file));
        }
        String variable = VARIABLE + config.toUpperCase(Locale.ROOT);
        return Optional.ofNullable(environment.get(variable))
                .filter(text -> !text.isBlank())
                .map(text -> inVariable(variable, text));
    }

    /** The configs that {@code --config} named and that are not among those of the script. */
    public Set<String> strangers(Set<String> declared) {
        Set<String> strangers = new TreeSet<>(files.keySet());
        strangers.removeAll(declared);
        return strangers;
    }

    private TreeText inVariable(String variable, String text) {
        boolean isFile = text.lines().count() == 1 && TreeFormat.ofFile(text).isPresent();
        return isFile ? TreeText.ofFile(folder.resolve(text), text) : new TreeText(variable, TreeFormat.YAML, text);
    }
}
