package flow.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** A script to start from: one of {@code dsl-examples/}, which the build puts into the jar. */
record Template(String name) {
    static final List<String> NAMES = List.of(
            "hello",
            "parameters",
            "foreach",
            "parallel",
            "choose",
            "repeat",
            "merge",
            "nested-foreach",
            "gang",
            "retry",
            "exec",
            "files",
            "hooks",
            "penguins");

    /** What a script reads besides, where it stands. */
    private static final Map<String, String> DATA = Map.of("penguins", "data/penguins.json");

    /** The script. */
    String file() {
        return name + ".flow.groovy";
    }

    /** All that is written, by path from the script's folder: the script first, then what it needs. */
    List<String> files() {
        return DATA.containsKey(name) ? List.of(file(), DATA.get(name)) : List.of(file());
    }

    /** @param file one of {@link #files} */
    byte[] bytes(String file) {
        try (InputStream resource = Template.class.getResourceAsStream("/dsl-examples/" + file)) {
            if (resource == null) {
                throw new IllegalStateException("the template '" + name + "' was not built into flow");
            }
            return resource.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
