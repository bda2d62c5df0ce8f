package flow.store.local;

import flow.store.Amount;
import flow.store.Checkup;
import flow.store.Finding;
import flow.store.Finding.Kind;
import flow.store.Findings;
import flow.store.StoreFailure;
import flow.store.ValueCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Looks at everything in a {@code .flow} folder, and changes nothing. */
final class Check {
    private static final Set<String> NAMES =
            Set.of("format", ".gitignore", "config.yaml", "runs", "blobs", "packages", "begin.lock", "clean.lock");

    private final FlowFolder flow;
    private final Disk disk;
    private final Consumer<String> progress;
    private final Findings findings = new Findings();
    private final PlaceCheck place;
    private final ValueCheck values;
    private Amount unreferenced = Amount.NONE;
    private Amount leftovers = Amount.NONE;
    private long runs;
    private long records;

    Check(FlowFolder flow, Disk disk, Consumer<String> progress) {
        this.flow = flow;
        this.disk = disk;
        this.progress = progress;
        this.place = new PlaceCheck(flow, findings);
        this.values = new ValueCheck(new LocalValues(new Blobs(flow.blobs(), disk)), findings);
    }

    /** @param runId the only one to look at; null for everything */
    Checkup run(@Nullable String runId) {
        try {
            findings.look(
                    Set.of(),
                    "",
                    "The file holds the number of the format, in this release " + FlowFolder.FORMAT + ".",
                    flow::requireFormat);
            boolean isMade = place.isMade();
            if (runId != null) {
                lookAtRun(runId);
                values.run(progress);
            } else if (isMade || Files.isDirectory(flow.runs())) {
                place.requireRuns(isMade);
                lookAtAll();
            }
            return new Checkup(runs, records, values.amount(), unreferenced, leftovers, stillThere());
        } catch (IOException failed) {
            throw StoreFailure.of(flow.runs().getParent(), "cannot be read", failed);
        }
    }

    /** Runs that were taken away meanwhile took their values along. */
    private List<Finding> stillThere() {
        return findings.all().stream()
                .filter(finding ->
                        finding.runs().isEmpty() || finding.runs().stream().anyMatch(this::isThere))
                .toList();
    }

    private boolean isThere(String runId) {
        return Files.isDirectory(new RunName(runId, RunName.State.RUN).in(flow));
    }

    private void lookAtAll() throws IOException {
        for (Path path : Names.in(flow.runs().getParent())) {
            if (!NAMES.contains(path.getFileName().toString())) {
                lookAtName(path);
            }
        }
        findings.lookInto(Set.of(), flow.runs(), this::lookAtRuns);
        values.run(progress);
        findings.lookInto(Set.of(), flow.blobs(), () -> {
            for (Path path : Names.in(flow.blobs())) {
                findings.lookInto(Set.of(), path, () -> lookInShard(path));
            }
        });
    }

    private void lookAtRuns() throws IOException {
        List<Path> folders = Names.in(flow.runs());
        place.requireFormat(folders);
        for (Path path : folders) {
            progress.accept("run " + (runs + 1) + " of " + folders.size());
            findings.lookInto(Set.of(), path, () -> lookIn(path));
        }
    }

    private void lookIn(Path path) throws IOException {
        RunName name = Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
                ? RunName.of(path.getFileName().toString()).orElse(null)
                : null;
        if (name == null) {
            lookAtName(path);
        } else if (name.state() == RunName.State.RUN) {
            lookAtRun(name.runId());
        } else if (RunLock.holder(RunFolder.lockOf(path), disk).isEmpty()) {
            leftovers = leftovers.and(Trees.size(path));
        }
    }

    private void lookAtRun(String runId) {
        Path folder = new RunName(runId, RunName.State.RUN).in(flow);
        RunCheck run = new RunCheck(runId, folder, disk, values, findings);
        findings.lookInto(Set.of(runId), folder, run::run);
        runs++;
        records += run.records();
        leftovers = leftovers.plus(run.leftovers());
    }

    private void lookInShard(Path shard) throws IOException {
        if (!BlobName.isShard(shard)) {
            lookAtName(shard);
            return;
        }
        for (Path path : Names.in(shard)) {
            if (!BlobName.isBlob(path)) {
                lookAtName(path);
            } else if (!values.isWanted(BlobName.digest(path))) {
                unreferenced = unreferenced.and(Trees.size(path));
            }
        }
    }

    private void lookAtName(Path path) throws IOException {
        String name = path.getFileName().toString();
        if (WholeFiles.isAside(name) || BlobName.isLeftover(path) || BlobName.isAside(path)) {
            leftovers = leftovers.and(Trees.size(path));
            return;
        }
        // What is taken away meanwhile is no longer what its name says, and was one of flow's.
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            findings.add(Kind.UNKNOWN, Set.of(), path + " is no file of flow's", "");
        }
    }
}
