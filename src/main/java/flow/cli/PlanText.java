package flow.cli;

import flow.client.Status;
import flow.graph.Deciders;
import flow.problem.Visible;
import flow.resume.Fate;
import flow.resume.Kept;
import flow.resume.Plan;
import flow.resume.Rerun;
import flow.view.Table;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a resumed run reuses and what it runs, as people read it. */
final class PlanText {
    private static final int NAMED = 5;

    private final Plan plan;

    PlanText(Plan plan) {
        this.plan = plan;
    }

    /** Before it starts: the numbers, and the reasons that are not mere consequences. */
    String inShort() {
        List<Rerun> causes = plan.reruns().filter(Rerun::isCause).toList();
        String named = causes.stream()
                .limit(NAMED)
                .map(rerun -> "  " + rerun.task() + ": " + rerun.reason().text() + "\n")
                .collect(Collectors.joining());
        int more = causes.size() - Math.min(causes.size(), NAMED);
        return Visible.text(headline()
                + named
                + (more > 0 ? "  and " + more + " more; --explain names them\n" : "")
                + changedCode());
    }

    private String headline() {
        long reused = plan.kept().filter(PlanText::isShown).count();
        long run = plan.reruns().filter(PlanText::isShown).filter(Rerun::isSure).count();
        boolean isKnown = plan.reruns().allMatch(Rerun::isSure);
        return "resuming run " + plan.origin().runId() + " (" + Status.of(plan.origin()) + "): " + tasks(reused)
                + " reused, " + (isKnown ? "" : "at least ") + run + " to run\n";
    }

    private static String tasks(long count) {
        return count == 1 ? "1 task" : count + " tasks";
    }

    private String changedCode() {
        List<String> changed = plan.changedCode();
        return changed.isEmpty()
                ? ""
                : "note: the code of " + quoted(changed) + " has changed since; what it did then is reused"
                        + " (--from " + changed.get(0) + " runs it again, --strict refuses)\n";
    }

    static String quoted(List<String> names) {
        return names.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "));
    }

    /** Every task, in the order of the flow. */
    String everything() {
        Table table = new Table("task", "", "why");
        for (Fate fate : (Iterable<Fate>) shown()::iterator) {
            table.row(row(fate));
        }
        return headline() + "\n" + table.text(Integer.MAX_VALUE) + changedCode();
    }

    private Stream<Fate> shown() {
        return plan.fates().stream().filter(PlanText::isShown);
    }

    /** What only decides is shown where it is run for a reason of its own. */
    private static boolean isShown(Fate fate) {
        return !Deciders.isTaskName(fate.step()) || fate instanceof Rerun rerun && rerun.isCause();
    }

    private static List<String> row(Fate fate) {
        if (fate instanceof Rerun rerun) {
            return List.of(
                    rerun.task(),
                    rerun.isSure() ? "run" : "may run",
                    rerun.reason().text());
        }
        Kept kept = (Kept) fate;
        String code = kept.isOfOtherCode() ? "; its code has changed since" : "";
        return List.of(kept.task(), "reused", "done in run " + kept.from().runId() + code);
    }
}
