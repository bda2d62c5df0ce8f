package flow.task;

import flow.ProgramFailedException;
import flow.problem.Nearest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Finds the file that is a program. */
final class Executable {
    private static final int CANNOT_START = 126;
    private static final int NOT_FOUND = 127;

    private Executable() {}

    /**
     * @param folder where it will run; a name with a slash begins there
     * @param path as in the variable {@code PATH}
     */
    static Path find(String name, Path folder, String path) {
        try {
            return name.contains("/") ? inFolder(name, folder) : onPath(name, path);
        } catch (InvalidPathException impossible) {
            throw new ProgramFailedException("there is no program '" + name + "'", NOT_FOUND, List.of());
        }
    }

    static ProgramFailedException cannotStart(String name, IOException why) {
        String message = String.valueOf(why.getMessage());
        String reason = message.substring(message.lastIndexOf("error=") < 0 ? 0 : message.lastIndexOf(", ") + 2);
        return new ProgramFailedException("'" + name + "' cannot be started: " + reason, CANNOT_START, List.of());
    }

    private static Path inFolder(String name, Path folder) {
        Path file = folder.resolve(name);
        if (!Files.isRegularFile(file)) {
            String where = Path.of(name).isAbsolute() ? "" : " in " + folder;
            throw new ProgramFailedException("there is no program '" + name + "'" + where, NOT_FOUND, List.of());
        }
        if (!Files.isExecutable(file)) {
            throw new ProgramFailedException(
                    "'" + name + "' is no program: it may not be executed (chmod +x)", CANNOT_START, List.of());
        }
        return file;
    }

    private static Path onPath(String name, String path) {
        List<Path> folders = new ArrayList<>();
        for (String folder : path.split(":")) {
            if (!folder.isEmpty()) {
                folders.add(Path.of(folder));
            }
        }
        return folders.stream()
                .map(folder -> folder.resolve(name).toAbsolutePath())
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst()
                .orElseThrow(() -> nowhere(name, folders));
    }

    private static ProgramFailedException nowhere(String name, List<Path> folders) {
        Set<String> there = new TreeSet<>();
        for (Path folder : folders) {
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(Files::isExecutable)
                        .forEach(file -> there.add(file.getFileName().toString()));
            } catch (IOException unreadable) {
                // Nothing in it can be meant.
            }
        }
        String hint = Nearest.to(name, there)
                .map(near -> "; did you mean '" + near + "'?")
                .orElse("");
        return new ProgramFailedException(
                "there is no program '" + name + "' on the PATH" + hint, NOT_FOUND, List.of());
    }
}
