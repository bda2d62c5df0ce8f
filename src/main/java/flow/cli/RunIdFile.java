package flow.cli;

import flow.run.RunEvent;
import flow.run.RunEvent.RunStarted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** Writes a run's id to a file as soon as there is one, for scripts that go on while the run does. */
final class RunIdFile implements Consumer<RunEvent> {
    private final Optional<Path> file;

    /**
     * Empties the file, so that nobody takes an older run's id for this one's.
     *
     * @throws Unusable when it cannot be written; better now than behind the start
     */
    RunIdFile(Surroundings surroundings, Optional<String> typed) {
        this.file = typed.map(name -> surroundings.folder().resolve(name));
        write("");
    }

    @Override
    public void accept(RunEvent event) {
        if (event instanceof RunStarted started) {
            write(started.runId() + "\n");
        }
    }

    private void write(String text) {
        file.ifPresent(path -> {
            try {
                Files.writeString(path, text);
            } catch (IOException unwritable) {
                throw new Unusable("the run's id cannot be written to '" + path + "': " + Unusable.reason(unwritable));
            }
        });
    }
}
