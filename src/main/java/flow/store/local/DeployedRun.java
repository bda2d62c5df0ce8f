package flow.store.local;

import flow.store.RunStart;
import flow.store.StoreFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The beginning of a run that has its id from elsewhere, and that only its tasks write. */
final class DeployedRun {
    private final FlowFolder flow;
    private final String runId;
    private final Disk disk;

    DeployedRun(FlowFolder flow, String runId, Disk disk) {
        this.flow = flow;
        this.runId = runId;
        this.disk = disk;
    }

    /** Unless it has begun already. */
    void begin(RunStart start) {
        Path run = new RunName(runId, RunName.State.RUN).in(flow);
        if (Files.isDirectory(run)) {
            return;
        }
        try {
            new Turn(flow.beginLock(), disk).take(() -> {
                if (!Files.isDirectory(run)) {
                    write(start);
                }
                return run;
            });
        } catch (IOException failed) {
            throw StoreFailure.of(run, "cannot be written", failed);
        }
    }

    /** What lies where it is filled was left by one that did not come so far. */
    private void write(RunStart start) throws IOException {
        Path left = new RunName(runId, RunName.State.NEW).in(flow);
        if (Files.isDirectory(left)) {
            Trees.delete(left, disk);
        }
        LocalRunWriter.write(flow, runId, disk, start);
    }
}
