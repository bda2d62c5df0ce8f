package flow.store.local;

import flow.store.RunIds;
import flow.store.StoreFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The name of a folder in which a run is, or is made, or was. */
record RunName(String runId, State state) {

    /** How it stands with the run. */
    enum State {
        RUN(""),
        /** It has no first record yet. */
        NEW(".new-"),
        /** It was taken away, and its files are not all gone. */
        GONE(".gone-");

        private final String prefix;

        State(String prefix) {
            this.prefix = prefix;
        }
    }

    Path in(FlowFolder flow) {
        return flow.runs().resolve(state.prefix + runId);
    }

    /** Empty when no run has that name in any state. */
    static Optional<RunName> of(String name) {
        return Arrays.stream(State.values())
                .filter(state -> name.startsWith(state.prefix) && RunIds.isOne(name.substring(state.prefix.length())))
                .map(state -> new RunName(name.substring(state.prefix.length()), state))
                .findFirst();
    }

    /** What its id does not say is when its journal was written, which only its beginning does. */
    private long begun(FlowFolder flow) {
        return RunIds.millis(runId)
                .orElseGet(() -> RunFolder.journalOf(in(flow)).toFile().lastModified());
    }

    /** All that there are, oldest first. One that changes its state just now can be missing. */
    static List<RunName> all(FlowFolder flow) {
        try (Stream<Path> folders = Files.list(flow.runs())) {
            return folders.filter(Files::isDirectory)
                    .flatMap(folder -> of(folder.getFileName().toString()).stream())
                    .sorted(Comparator.<RunName>comparingLong(name -> name.begun(flow))
                            .thenComparing(RunName::runId))
                    .toList();
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException broken) {
            throw StoreFailure.of(flow.runs(), "cannot be read", broken);
        } catch (UncheckedIOException broken) {
            throw StoreFailure.of(flow.runs(), "cannot be read", broken.getCause());
        }
    }
}
