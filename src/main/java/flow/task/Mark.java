package flow.task;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A variable that every program of an attempt sees, and that what they start inherits: so it is found when the program that started
 * it is no more. Only where {@code /proc} tells what processes see, as on Linux.
 */
final class Mark {
    private static final String VARIABLE = "FLOW_ATTEMPT";
    private static final Path PROCESSES = Path.of("/proc");
    /** What is killed can just have started another. */
    private static final int MOST_ROUNDS = 10;

    private final String own = UUID.randomUUID().toString();

    /** A flow that a program of a flow runs keeps the outer mark, so that the outer one finds what it leaves too. */
    void on(Map<String, String> environment) {
        environment.merge(VARIABLE, own, (outer, mark) -> outer + " " + mark);
    }

    /** Tells all that have it to end, kills those that do not, and waits for that. An interrupt meanwhile makes it hurry. */
    void end(Duration patience) {
        boolean wasInterrupted = Thread.interrupted();
        endAll(patience);
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void endAll(Duration patience) {
        List<ProcessHandle> found = find();
        found.forEach(ProcessHandle::destroy);
        await(found, patience);
        for (int round = 0; !found.isEmpty() && round < MOST_ROUNDS; round++) {
            found = find();
            found.forEach(ProcessHandle::destroyForcibly);
            await(found, patience);
        }
    }

    private List<ProcessHandle> find() {
        if (!Files.isDirectory(PROCESSES)) {
            return List.of();
        }
        try (Stream<ProcessHandle> all = ProcessHandle.allProcesses()) {
            return all.filter(this::isOn).toList();
        }
    }

    private boolean isOn(ProcessHandle process) {
        try {
            byte[] environment = Files.readAllBytes(PROCESSES.resolve(process.pid() + "/environ"));
            return Stream.of(new String(environment, StandardCharsets.ISO_8859_1).split("\0"))
                    .anyMatch(variable -> variable.startsWith(VARIABLE + "=") && variable.contains(own));
        } catch (IOException endedOrOfSomebodyElse) {
            return false;
        }
    }

    private static void await(List<ProcessHandle> processes, Duration patience) {
        try {
            CompletableFuture.allOf(
                            processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new))
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException stillThere) {
            // They are killed next, or cannot be.
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
    }
}
