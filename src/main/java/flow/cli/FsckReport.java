package flow.cli;

import flow.store.Checkup;
import flow.store.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** What {@code flow fsck} found. */
final class FsckReport {
    private FsckReport() {}

    /** Each finding with what to do about it, then a line about all that was looked at. */
    static String text(Checkup checkup) {
        StringBuilder text = new StringBuilder();
        for (Finding finding : checkup.findings()) {
            text.append(finding.kind()).append(": ").append(finding.what()).append('\n');
            if (!finding.cure().isEmpty()) {
                text.append("  ").append(finding.cure()).append('\n');
            }
        }
        text.append(looked(checkup)).append(": ").append(result(checkup)).append('\n');
        removable(checkup).ifPresent(line -> text.append(line).append('\n'));
        return text.toString();
    }

    private static String looked(Checkup checkup) {
        return Counted.text(checkup.runs(), "run") + ", " + Counted.text(checkup.records(), "record") + ", "
                + Counted.text(checkup.values(), "value");
    }

    private static String result(Checkup checkup) {
        List<String> parts = new ArrayList<>();
        for (Finding.Kind kind : Finding.Kind.values()) {
            long count = checkup.findings().stream()
                    .filter(finding -> finding.kind() == kind)
                    .count();
            if (count > 0) {
                parts.add(count + " " + kind);
            }
        }
        return parts.isEmpty() ? "all sound" : String.join(", ", parts);
    }

    private static Optional<String> removable(Checkup checkup) {
        List<String> parts = new ArrayList<>();
        if (checkup.unreferenced().count() > 0) {
            parts.add(Counted.text(checkup.unreferenced(), "value") + " of no run");
        }
        if (checkup.leftovers().count() > 0) {
            parts.add(Counted.text(checkup.leftovers(), "leftover"));
        }
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        String.join(" and ", parts) + ": 'flow clean' removes what is old of that" + when(checkup));
    }

    /** What cannot be read may need what nobody else does. */
    private static String when(Checkup checkup) {
        boolean isAllRead = !checkup.has(Finding.Kind.DAMAGED) && !checkup.has(Finding.Kind.UNCHECKED);
        return isAllRead ? "" : ", once every run can be read";
    }

    /** The same for programs. */
    static Map<String, Object> tree(Checkup checkup) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("findings", checkup.findings().stream().map(FsckReport::tree).toList());
        tree.put("runs", checkup.runs());
        tree.put("records", checkup.records());
        tree.put("values", Counted.tree(checkup.values()));
        tree.put("unreferenced", Counted.tree(checkup.unreferenced()));
        tree.put("leftovers", Counted.tree(checkup.leftovers()));
        return tree;
    }

    private static Map<String, Object> tree(Finding finding) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("kind", finding.kind().toString());
        tree.put("runs", List.copyOf(new TreeSet<>(finding.runs())));
        tree.put("what", finding.what());
        tree.put("cure", finding.cure());
        return tree;
    }
}
