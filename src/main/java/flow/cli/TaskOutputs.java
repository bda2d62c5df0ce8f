package flow.cli;

import flow.compile.Decided;
import flow.store.Decision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What an orchestrator wants to know of a task, as files in a folder: {@code items} with how many items there are, {@code option} with
 * the number of the option taken from 0 (-1 for none), {@code again} with whether a loop goes on. What was decided stands in {@code next}
 * as well, in the words of {@link flow.compile.Decided}.
 */
final class TaskOutputs {
    private final Optional<Path> folder;

    TaskOutputs(Optional<Path> folder) {
        this.folder = folder;
    }

    void write(Optional<Decision> decision) {
        if (folder.isEmpty() || decision.isEmpty()) {
            return;
        }
        Decision decided = decision.get();
        write("next", word(decided));
        if (decided instanceof Decision.Items items) {
            write("items", String.valueOf(items.items().size()));
        }
        if (decided instanceof Decision.Option option) {
            write("option", String.valueOf(option.number()));
        }
        if (decided instanceof Decision.Again again) {
            write("again", String.valueOf(again.again()));
        }
    }

    private static String word(Decision decision) {
        if (decision instanceof Decision.Items items) {
            return Decided.items(items.items().size());
        }
        return decision instanceof Decision.Option option
                ? Decided.option(option.number())
                : Decided.again(((Decision.Again) decision).again());
    }

    private void write(String name, String text) {
        Path file = folder.orElseThrow().resolve(name);
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException failed) {
            throw new Unusable(file + " cannot be written: " + Unusable.reason(failed));
        }
    }
}
