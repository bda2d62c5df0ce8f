package flow.report;

import flow.client.Artifact;
import flow.client.Run;
import flow.client.Step;
import flow.client.Task;
import java.util.Collection;
import java.util.List;

/** The values that the run left, and those that each step set: of steps with many tasks the first ones. */
final class ArtifactTables implements Chapter {
    private static final int LONGEST_VALUE = 160;
    private static final int LONGEST_DIGEST = 12;
    private static final int MOST_TASKS = 20;
    private static final int MOST_ROWS = 1000;

    private final Run run;
    private int rows;

    ArtifactTables(Subject subject) {
        this.run = subject.run();
    }

    @Override
    public String id() {
        return "artifacts";
    }

    @Override
    public String title() {
        return "Artifacts";
    }

    @Override
    public void write(Html html) {
        Collection<Artifact> last = run.getArtifacts().values();
        if (!last.isEmpty()) {
            begin(html, run.isOver() ? "At the end of the run" : "As far as the run got", List.of());
            last.forEach(artifact -> row(html, "", artifact));
            end(html);
        }
        for (Step step : run.getSteps()) {
            List<Task> tasks = step.getTasks().stream()
                    .filter(task -> !task.getOwn().isEmpty())
                    .toList();
            if (!tasks.isEmpty()) {
                write(html, step, tasks);
            }
        }
        if (last.isEmpty() && rows == 0) {
            html.leaf(Tag.P, "No step has set an artifact.");
        }
    }

    private void write(Html html, Step step, List<Task> tasks) {
        html.begin(Tag.DETAILS).begin(Tag.SUMMARY).text("Set by ").leaf(Tag.CODE, step.getName());
        html.leaf(Tag.SPAN, " " + Count.of(tasks.size(), "task"), Name.CLASS.is("hint"))
                .end();
        List<Task> shown =
                rows >= MOST_ROWS ? List.of() : tasks.stream().limit(MOST_TASKS).toList();
        if (!shown.isEmpty()) {
            begin(html, "Set by " + step.getName(), List.of("task"));
            for (Task task : shown) {
                task.getOwn().values().stream()
                        .limit(MOST_ROWS - rows)
                        .toList()
                        .forEach(artifact -> row(html, task.getId(), artifact));
            }
            end(html);
        }
        if (shown.size() < tasks.size()) {
            html.begin(Tag.P).text(Count.of(tasks.size() - shown.size(), "more task") + ": ");
            html.leaf(Tag.CODE, "flow dump " + step.getPath()).end();
        }
        html.endLine();
    }

    private static void begin(Html html, String caption, List<String> before) {
        html.begin(Tag.DIV, Name.CLASS.is("wide")).begin(Tag.TABLE, Name.CLASS.is("values"));
        html.leaf(Tag.CAPTION, caption).begin(Tag.THEAD).begin(Tag.TR);
        before.forEach(head -> html.leaf(Tag.TH, head, Name.SCOPE.is("col")));
        for (String head : List.of("name", "type", "size", "digest", "value")) {
            html.leaf(Tag.TH, head, Name.SCOPE.is("col"));
        }
        html.end().end().begin(Tag.TBODY);
    }

    private static void end(Html html) {
        html.end().end().endLine();
    }

    private void row(Html html, String task, Artifact artifact) {
        rows++;
        ShownValue value = ShownValue.of(artifact, LONGEST_VALUE);
        html.begin(Tag.TR);
        if (!task.isEmpty()) {
            html.begin(Tag.TD).leaf(Tag.CODE, task).end();
        }
        html.begin(Tag.TH, Name.SCOPE.is("row"))
                .leaf(Tag.CODE, artifact.getName())
                .end();
        html.leaf(Tag.TD, Cut.at(LONGEST_VALUE, value.type())).leaf(Tag.TD, value.size(), Name.CLASS.is("number"));
        html.begin(Tag.TD);
        html.leaf(Tag.CODE, artifact.getDigest().substring(0, LONGEST_DIGEST), Name.TITLE.is(artifact.getDigest()));
        html.end();
        html.begin(Tag.TD).leaf(Tag.CODE, value.text(), Name.CLASS.is("value")).end();
        html.endLine();
    }
}
