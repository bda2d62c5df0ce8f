package flow.cli;

import flow.run.RunEvent;
import flow.run.RunEvent.RunStarted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Writes a run's id to a file as soon as there is one and before the first step, for scripts that go on while the run does. The file
 * is there with the whole id, or it is not there.
 */
final class RunIdFile implements Consumer<RunEvent> {
    private final Optional<Path> file;

    /**
     * Takes away an older file, so that nobody takes an older run's id for this one's.
     *
     * @throws UsageFault when there is no folder for it, or it is a folder itself
     * @throws Unusable when it cannot be written; better now than behind the start
     */
    RunIdFile(Surroundings surroundings, Optional<String> typed) {
        this.file = typed.map(name -> surroundings.folder().resolve(name));
        file.ifPresent(RunIdFile::check);
    }

    private static void check(Path file) {
        if (Files.isDirectory(file)) {
            throw new UsageFault("--run-id-file: '" + file + "' is a folder");
        }
        if (!Files.isDirectory(file.toAbsolutePath().getParent())) {
            throw new UsageFault("--run-id-file: there is no folder '" + file.getParent() + "'");
        }
        if (isNoFile(file)) {
            return;
        }
        try {
            Files.writeString(aside(file), "");
            Files.delete(aside(file));
            Files.deleteIfExists(file);
        } catch (IOException unwritable) {
            throw refused(file, unwritable);
        }
    }

    @Override
    public void accept(RunEvent event) {
        if (event instanceof RunStarted started) {
            file.ifPresent(path -> write(path, started.runId() + "\n"));
        }
    }

    private static void write(Path file, String text) {
        try {
            if (isNoFile(file)) {
                Files.writeString(file, text);
                return;
            }
            Files.writeString(aside(file), text);
            Files.move(aside(file), file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException unwritable) {
            throw refused(file, unwritable);
        }
    }

    /** A pipe or a device is written to, and never replaced. */
    private static boolean isNoFile(Path file) {
        return Files.exists(file) && !Files.isRegularFile(file);
    }

    private static Path aside(Path file) {
        return file.resolveSibling(
                "." + file.getFileName() + "." + ProcessHandle.current().pid());
    }

    private static Unusable refused(Path file, IOException reason) {
        return new Unusable("the run's id cannot be written to '" + file + "': " + Unusable.reason(reason));
    }
}
