package flow.store.local;

import flow.store.Finding.Kind;
import flow.store.Findings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Looks whether a {@code .flow} folder has what every one has. The format is written behind the folders, and before any run. */
final class PlaceCheck {
    private final FlowFolder flow;
    private final Findings findings;

    PlaceCheck(FlowFolder flow, Findings findings) {
        this.flow = flow;
        this.findings = findings;
    }

    /** Asked before the folders are looked at: the first run may make them just now. */
    boolean isMade() {
        return Files.exists(flow.format());
    }

    void requireRuns(boolean isMade) {
        if (!isMade || Files.isDirectory(flow.runs())) {
            return;
        }
        String what = Files.exists(flow.runs()) ? "it is no folder" : "it was made and is gone";
        findings.add(
                Kind.DAMAGED,
                Set.of(),
                flow.runs() + " is damaged: " + what,
                "All runs were in it; a backup may have them.");
    }

    /** @param runs what is in the folder of runs */
    void requireFormat(List<Path> runs) {
        if (runs.isEmpty() || isMade()) {
            return;
        }
        findings.add(
                Kind.DAMAGED,
                Set.of(),
                flow.format() + " is damaged: it was written and is gone",
                "The next run writes it anew.");
    }
}
