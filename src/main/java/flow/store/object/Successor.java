package flow.store.object;

import flow.store.RunLocked;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The run that took another one over, for good. */
final class Successor {
    private final Place place;
    private final String runId;

    Successor(Place place, String runId) {
        this.place = place;
        this.runId = runId;
    }

    /** Empty when none did, or when it is gone. */
    Optional<String> get() {
        return written()
                .filter(other -> place.requests().look(Keys.start(other)).isPresent());
    }

    private Optional<String> written() {
        return place.read(Keys.successor(runId), "resumed", runId, 0)
                .flatMap(read -> read.texts().stream().findFirst())
                .map(text -> new String(text, StandardCharsets.UTF_8));
    }

    /**
     * One that is gone leaves its place to another.
     *
     * @throws RunLocked when there is one already
     */
    void set(String other) {
        if (create(other)) {
            return;
        }
        Optional<String> faster = get();
        if (faster.isEmpty()) {
            place.requests().delete(List.of(Keys.successor(runId)));
        }
        if (faster.isPresent() || !create(other)) {
            throw new RunLocked("run " + runId + " was resumed in the meantime, by run "
                    + faster.or(this::written).orElse("of another process"));
        }
    }

    private boolean create(String other) {
        return place.create(
                Keys.successor(runId), "resumed", runId, 0, List.of(other.getBytes(StandardCharsets.UTF_8)));
    }
}
