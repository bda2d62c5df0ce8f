package flow.store.local;

import flow.store.StoreFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * The tags that people gave a run, once they were changed behind its start: in the file {@code tags} beside the journal, which
 * is never written by anybody else than the run.
 */
final class TagFile {
    private final Path file;
    private final RunNote note;
    private final Turn turn;

    TagFile(Path run, Disk disk) {
        this.file = run.resolve("tags");
        this.note = new RunNote(file, run.getFileName().toString(), "tags", disk);
        this.turn = new Turn(run.resolve("tags.lock"), disk);
    }

    /** Empty when they were never changed. */
    Optional<Set<String>> read() {
        // Most runs have none, and an exception for each of ten thousand takes longer than this.
        if (!file.toFile().exists()) {
            return Optional.empty();
        }
        return note.read().map(LinkedHashSet::new);
    }

    /** Changes them when no other process and no other thread does; they are on the disk when this returns. */
    Set<String> change(Function<Optional<Set<String>>, Set<String>> change) {
        try {
            return hold(() -> changed(change));
        } catch (IOException broken) {
            throw StoreFailure.of(file, "cannot be written", broken);
        }
    }

    /** Does something while nobody changes them. */
    <T> T hold(Uninterrupted.Work<T> action) throws IOException {
        return turn.take(action);
    }

    private Set<String> changed(Function<Optional<Set<String>>, Set<String>> change) throws IOException {
        Set<String> changed = change.apply(read());
        note.write(List.copyOf(changed));
        return changed;
    }
}
