package flow.report;

import flow.client.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** All tasks. The script fills the table with the rows that are in sight, so that ten thousand cost no more than fifty. */
final class TaskTable implements Chapter {
    private static final List<String> COLUMNS = List.of("task", "state", "attempts", "started", "took", "cause");

    private final Subject subject;

    TaskTable(Subject subject) {
        this.subject = subject;
    }

    @Override
    public String id() {
        return "tasks";
    }

    @Override
    public String title() {
        return "Tasks";
    }

    @Override
    public void write(Html html) {
        html.begin(Tag.DIV, Name.ID.is("table"), Name.HIDDEN.is(""));
        tools(html);
        html.begin(Tag.DIV, Name.CLASS.is("rows"), Name.ID.is("rows"), Name.TABINDEX.is(0), Name.ROLE.is("region"));
        html.begin(Tag.TABLE, Name.ARIA_LABELLEDBY.is("tasks-heading"));
        html.begin(Tag.THEAD).begin(Tag.TR);
        for (String column : columns()) {
            html.begin(Tag.TH, Name.SCOPE.is("col"), Name.CLASS.is("c-" + column.replace(' ', '-')));
            html.leaf(Tag.BUTTON, column, Name.TYPE.is("button"), Name.DATA_KEY.is(column));
            html.end();
        }
        html.end().end().begin(Tag.TBODY, Name.ID.is("body")).end();
        html.end().end().end();
        html.begin(Tag.NOSCRIPT).begin(Tag.P);
        html.text("The table of tasks needs a script; without one there is ")
                .leaf(Tag.CODE, "flow status " + subject.run().getId() + "/STEP")
                .text(".");
        html.end().endLine();
    }

    private List<String> columns() {
        List<String> columns = new ArrayList<>(COLUMNS);
        if (!subject.reusedRuns().isEmpty()) {
            columns.add("reused from");
        }
        return columns;
    }

    private void tools(Html html) {
        html.begin(Tag.DIV, Name.CLASS.is("tools"));
        html.begin(
                Tag.INPUT,
                Name.TYPE.is("search"),
                Name.ID.is("find"),
                Name.PLACEHOLDER.is("step, task or cause"),
                Name.ARIA_LABEL.is("Show only tasks with this text"),
                Name.AUTOCOMPLETE.is("off"));
        Map<Task.State, Long> counts =
                subject.tasks().collect(Collectors.groupingBy(Task::getState, Collectors.counting()));
        for (Task.State state : Task.State.values()) {
            if (counts.containsKey(state)) {
                html.leaf(
                        Tag.BUTTON,
                        state + " " + Count.of(counts.get(state)),
                        Name.TYPE.is("button"),
                        Name.CLASS.is("state s-" + state),
                        Name.DATA_STATE.is(state.ordinal()),
                        Name.ARIA_PRESSED.is("true"));
            }
        }
        html.leaf(Tag.SPAN, "", Name.ID.is("found"), Name.CLASS.is("hint"), Name.ARIA_LIVE.is("polite"));
        html.end();
    }
}
