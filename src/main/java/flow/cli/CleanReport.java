package flow.cli;

import flow.client.Run;
import flow.graph.Durations;
import flow.store.Amount;
import flow.store.Cleaned;
import flow.view.Sizes;
import flow.view.Table;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What {@code flow clean} removed, or would remove. */
final class CleanReport {
    private final Map<String, Run> runs;
    private final Cleaned cleaned;
    private final Duration grace;
    private final boolean isTrial;

    /** @param runs that were to go, as they were before */
    CleanReport(List<Run> runs, Cleaned cleaned, Duration grace, boolean isTrial) {
        this.runs = runs.stream().collect(Collectors.toMap(Run::getId, Function.identity()));
        this.cleaned = cleaned;
        this.grace = grace;
        this.isTrial = isTrial;
    }

    /** The runs, and a line about all together. */
    String text(Surroundings surroundings) {
        Table table = new Table("run", "flow", "status", "started", "size");
        for (Cleaned.Gone gone : cleaned.runs()) {
            table.row(row(gone, surroundings.clock().getZone()));
        }
        return (table.isEmpty() ? "" : table.text(surroundings.width().getAsInt())) + total() + "\n";
    }

    /** Of one that could not be read nothing but its id and its size is known. */
    private List<String> row(Cleaned.Gone gone, ZoneId zone) {
        Run run = runs.get(gone.runId());
        String size = Sizes.text(gone.bytes());
        if (run == null) {
            return List.of(gone.runId(), "", "damaged", "", size);
        }
        String started = RunTimes.text(run.getStartedAt(), zone);
        return List.of(gone.runId(), run.getFlow(), run.getStatus().toString(), started, size);
    }

    private String total() {
        long ofRuns = cleaned.runs().stream().mapToLong(Cleaned.Gone::bytes).sum();
        List<String> parts = new ArrayList<>();
        add(parts, "run", new Amount(cleaned.runs().size(), ofRuns));
        add(parts, "value", cleaned.values());
        add(parts, "leftover", cleaned.leftovers());
        if (parts.isEmpty()) {
            return "nothing to remove";
        }
        return (isTrial ? "would remove " : "removed ") + String.join(", ", parts) + ": " + Sizes.text(cleaned.bytes());
    }

    private static void add(List<String> parts, String name, Amount amount) {
        if (amount.count() > 0) {
            parts.add(Counted.text(amount, name));
        }
    }

    /**
     * What somebody would wonder about, line by line.
     *
     * @param areRunsAsked whether any runs were to go
     */
    List<String> notes(boolean areRunsAsked) {
        List<String> notes = new ArrayList<>();
        cleaned.kept().values().forEach(reason -> notes.add("it stays: " + reason));
        cleaned.unreadable().forEach((run, problem) -> notes.add("run " + run + " cannot be read: " + problem));
        if (!cleaned.isSwept()) {
            notes.add(
                    "no values go, since a run that cannot be read may need them; 'flow clean --damaged' removes such runs");
        }
        if (cleaned.young().count() > 0) {
            notes.add(young());
        }
        if (!areRunsAsked) {
            notes.add("no run was to go; --older TIME, --keep N, --status STATUS and --run RUN say which are");
        }
        return notes;
    }

    private String young() {
        Amount young = cleaned.young();
        return Counted.text(young.count(), "value") + " of no run (" + Sizes.text(young.bytes())
                + (young.count() == 1 ? ") stays" : ") stay") + " for now: less than " + Durations.text(grace)
                + " old, or perhaps wanted by a run that is being written";
    }

    /** The same for programs. */
    Map<String, @Nullable Object> tree() {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("dryRun", isTrial);
        tree.put("runs", cleaned.runs().stream().map(this::tree).toList());
        tree.put("stay", reasons(cleaned.kept(), "reason"));
        tree.put("damaged", reasons(cleaned.unreadable(), "problem"));
        tree.put("values", Counted.tree(cleaned.values()));
        tree.put("youngValues", Counted.tree(cleaned.young()));
        tree.put("leftovers", Counted.tree(cleaned.leftovers()));
        tree.put("bytes", cleaned.bytes());
        return tree;
    }

    private Map<String, @Nullable Object> tree(Cleaned.Gone gone) {
        Run run = runs.get(gone.runId());
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("run", gone.runId());
        tree.put("flow", run == null ? null : run.getFlow());
        tree.put("status", run == null ? null : run.getStatus().toString());
        tree.put("startedAt", run == null ? null : RunTimes.iso(run.getStartedAt()));
        tree.put("bytes", gone.bytes());
        return tree;
    }

    private static List<Map<String, String>> reasons(SortedMap<String, String> byRun, String name) {
        return byRun.entrySet().stream()
                .map(entry -> {
                    Map<String, String> tree = new LinkedHashMap<>();
                    tree.put("run", entry.getKey());
                    tree.put(name, entry.getValue());
                    return tree;
                })
                .toList();
    }
}
