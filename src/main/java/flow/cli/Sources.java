package flow.cli;

import flow.problem.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Finds the texts that positions point into, by the names under which people see them. */
final class Sources {
    private final Surroundings surroundings;
    private final Map<String, Optional<SourceText>> known = new HashMap<>();

    Sources(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Nothing for what is no file, such as an environment variable, or can no longer be read. */
    Optional<SourceText> text(String file) {
        return known.computeIfAbsent(file, this::read);
    }

    private Optional<SourceText> read(String file) {
        try {
            Path path = ShownPath.resolve(surroundings, file);
            return Optional.of(SourceText.of(file, Files.readString(path)));
        } catch (IOException | InvalidPathException noText) {
            return Optional.empty();
        }
    }
}
