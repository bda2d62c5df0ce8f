package flow.cli;

import flow.compile.Bundle;
import flow.deploy.DeploymentPlan;
import flow.deploy.FieldChange;
import flow.deploy.ObjectChange;
import flow.graph.Cron;
import flow.graph.Schedule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a deployment did, or would do. */
final class DeploymentReport {
    private static final int LONGEST_VALUE = 120;
    private static final int SHOWN_OF_DIGEST = 12;
    private static final String SUSPENDED =
            ", suspended by somebody: nothing starts by it until it is resumed, as with 'argo cron resume'";

    private final Bundle bundle;
    private final DeploymentPlan plan;
    private final String place;

    DeploymentReport(Bundle bundle, DeploymentPlan plan, String place) {
        this.bundle = bundle;
        this.plan = plan;
        this.place = place;
    }

    /**
     * @param trigger the command that starts a run
     * @param isUploaded whether the store did not have the package
     */
    String text(String trigger, Compilation compilation, boolean isUploaded) {
        List<List<String>> facts = new ArrayList<>();
        for (ObjectChange change : plan.changes()) {
            facts.add(List.of("  " + change.kind().name().toLowerCase(Locale.ROOT), change.object()));
        }
        facts.add(List.of(
                "  package",
                compilation.digest().substring(0, SHOWN_OF_DIGEST)
                        + (isUploaded ? ", brought to the store" : ", the store has it already")));
        Schedule schedule = compilation.flow().starts().schedule();
        if (schedule != null) {
            String crons =
                    schedule.crons().stream().map(Cron::toUnix).distinct().collect(Collectors.joining(", "));
            facts.add(List.of(
                    "  schedule",
                    crons + " (" + schedule.effectiveTimezone() + ")" + (plan.isSuspended() ? SUSPENDED : "")));
        }
        compilation.conditions().forEach(condition -> facts.add(List.of("  waits for", condition.described())));
        facts.add(List.of("  token", plan.token() + ", by which others may deploy it, too: --authorize TOKEN"));
        return "'" + bundle.name() + "' is deployed in " + place + "\n" + Columns.of(facts) + "'" + trigger
                + "' starts a run of it\n";
    }

    Map<String, Object> json(Compilation compilation) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("deployment", bundle.name());
        tree.put("flow", compilation.flow().name());
        tree.put("package", compilation.digest());
        tree.put("token", plan.token());
        tree.put("new", plan.isNew());
        tree.put("suspended", plan.isSuspended());
        tree.put("objects", objects(false));
        return tree;
    }

    Map<String, Object> changesJson() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("deployment", bundle.name());
        tree.put("objects", objects(true));
        return tree;
    }

    private List<Map<String, Object>> objects(boolean withFields) {
        List<Map<String, Object>> objects = new ArrayList<>();
        for (ObjectChange change : plan.changes()) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("object", change.object());
            tree.put("change", change.kind().name().toLowerCase(Locale.ROOT));
            if (withFields) {
                tree.put(
                        "fields",
                        change.fields().stream().map(DeploymentReport::json).toList());
            }
            objects.add(tree);
        }
        return objects;
    }

    private static Map<String, @Nullable Object> json(FieldChange field) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        tree.put("path", field.path());
        tree.put("before", field.before());
        tree.put("after", field.after());
        return tree;
    }

    String changesText() {
        List<ObjectChange> changes = plan.changes();
        if (changes.stream().allMatch(change -> change.kind() == ObjectChange.Kind.SAME)) {
            return "'" + bundle.name() + "' in " + place + " is as this script makes it: nothing would change\n";
        }
        StringBuilder text = new StringBuilder();
        for (ObjectChange change : changes) {
            switch (change.kind()) {
                case ADDED -> text.append("+ ").append(change.object()).append('\n');
                case KEPT -> text.append("= ").append(change.object()).append(", kept for runs that go on\n");
                case REMOVED -> text.append("- ").append(change.object()).append('\n');
                case CHANGED -> {
                    text.append("~ ").append(change.object()).append('\n');
                    change.fields().forEach(field -> text.append(line(field)));
                }
                case SAME -> text.append("= ").append(change.object()).append('\n');
            }
        }
        return text.toString();
    }

    private static String line(FieldChange field) {
        if (field.before() == null) {
            return "    + " + field.path() + ": " + value(field.after()) + "\n";
        }
        if (field.after() == null) {
            return "    - " + field.path() + ": " + value(field.before()) + "\n";
        }
        return "    ~ " + field.path() + ": " + value(field.before()) + " -> " + value(field.after()) + "\n";
    }

    private static String value(@Nullable Object value) {
        String text = JsonText.line(value);
        return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE - 1) + "…";
    }
}
