package flow.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

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
            "exec");

    String file() {
        return name + ".flow.groovy";
    }

    String text() {
        try (InputStream resource = Template.class.getResourceAsStream("/dsl-examples/" + file())) {
            if (resource == null) {
                throw new IllegalStateException("the template '" + name + "' was not built into flow");
            }
            return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
