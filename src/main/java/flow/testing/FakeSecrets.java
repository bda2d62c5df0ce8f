package flow.testing;

import flow.graph.Secret;
import flow.graph.StepOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Secrets that a test gives, in the place of those that a step asks for. They stand in files, so that only steps see them that ask; those
 * whose names are no names of files stand in the environment.
 */
final class FakeSecrets {
    private final Map<String, String> values;
    private final Path folder;

    /** @param folder is made when it is needed */
    FakeSecrets(Map<String, String> values, Path folder) {
        this.values = Map.copyOf(values);
        this.folder = folder;
    }

    StepOptions in(StepOptions options) {
        List<Secret> wanted = options.effectiveSecrets();
        if (wanted.stream().noneMatch(secret -> values.containsKey(secret.name()))) {
            return options;
        }
        return options.withSecrets(wanted.stream().map(this::instead).toList());
    }

    private Secret instead(Secret secret) {
        String name = secret.name();
        if (!values.containsKey(name)) {
            return secret;
        }
        return isFile(name)
                ? new Secret(Secret.Provider.FILE, written(name).toString())
                : new Secret(Secret.Provider.ENVIRONMENT, name);
    }

    private static boolean isFile(String name) {
        return !name.contains("/") && !name.contains("\\");
    }

    /** With the line end that is taken off when it is read. */
    private Path written(String name) {
        try {
            Files.createDirectories(folder);
            return Files.writeString(folder.resolve(name), values.get(name) + "\n");
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Map<String, String> variables() {
        Map<String, String> variables = new TreeMap<>(values);
        variables.keySet().removeIf(FakeSecrets::isFile);
        return variables;
    }
}
