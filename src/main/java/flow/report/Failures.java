package flow.report;

import flow.client.Run;
import flow.client.Task;
import flow.store.Clue;
import flow.store.LogEntry;
import flow.store.TaskFailed;
import java.util.List;
import java.util.stream.Collectors;

/** What failed, and why: the root cause first, with the user's own lines and what the task printed last. */
final class Failures implements Chapter {
    /** So many are told in full. */
    static final int SHOWN = 20;

    private static final int NAMED = 100;
    private static final int LONGEST_MESSAGE = 4000;
    private static final int MOST_LINES = 60;
    private static final int LONGEST_TRACE = 8000;
    private static final int MOST_PLACES = 30;
    private static final int LONGEST_PLACE = 300;

    private final Run run;
    private final LogExcerpt log;

    Failures(Run run, LogExcerpt log) {
        this.run = run;
        this.log = log;
    }

    @Override
    public String id() {
        return "failures";
    }

    @Override
    public String title() {
        return "Failures";
    }

    @Override
    public void write(Html html) {
        List<Task> failures = run.getFailures();
        Task first = failures.get(0);
        failures.stream().limit(SHOWN).forEach(task -> write(html, task, task == first));
        if (failures.size() > SHOWN) {
            List<Task> others = failures.subList(SHOWN, failures.size());
            String names =
                    others.stream().limit(NAMED).map(it -> it.id().toString()).collect(Collectors.joining(", "));
            String rest = others.size() > NAMED ? " and " + Count.of(others.size() - NAMED) + " more" : "";
            html.leaf(Tag.P, "Failed too: " + names + rest);
        }
    }

    /** The root cause stands open; the others are often the same once more. */
    private void write(Html html, Task task, boolean isFirst) {
        TaskFailed last = task.failedAttempts().get(task.failedAttempts().size() - 1);
        Attribute style = Name.CLASS.is("failure");
        html.begin(Tag.DETAILS, isFirst ? new Attribute[] {style, Name.OPEN.is("")} : new Attribute[] {style});
        html.begin(Tag.SUMMARY).leaf(Tag.CODE, task.id().toString());
        html.leaf(Tag.SPAN, " " + Cut.line(LONGEST_PLACE, last.what()), Name.CLASS.is("cause"));
        if (task.getAttempts() > 1) {
            html.leaf(Tag.SPAN, " after " + Count.of(task.getAttempts(), "attempt"), Name.CLASS.is("hint"));
        }
        html.end();
        write(html, last);
        printed(html, task);
        String trace = last.failure().stackTrace();
        if (!trace.isBlank()) {
            html.begin(Tag.DETAILS).leaf(Tag.SUMMARY, "Stack trace");
            html.leaf(Tag.PRE, Cut.at(LONGEST_TRACE, trace), Name.TABINDEX.is(0))
                    .end();
        }
        html.endLine();
    }

    private void printed(Html html, Task task) {
        List<LogEntry> lines = log.of(task.id());
        if (lines.isEmpty()) {
            return;
        }
        html.leaf(Tag.P, "What it printed last:", Name.CLASS.is("hint"));
        html.begin(Tag.PRE, Name.CLASS.is("log"), Name.TABINDEX.is(0));
        LogLines.write(html, lines, false);
        html.end();
    }

    private static void write(Html html, TaskFailed failed) {
        Clue clue = failed.clue();
        String code = clue.code() == null ? "" : "[" + clue.code() + "] ";
        html.leaf(Tag.PRE, code + Cut.lines(MOST_LINES, LONGEST_MESSAGE, failed.what()), Name.CLASS.is("message"));
        if (!clue.places().isEmpty()) {
            html.begin(Tag.UL, Name.CLASS.is("places"));
            String word = "at ";
            for (String place : clue.places().stream().limit(MOST_PLACES).toList()) {
                html.begin(Tag.LI)
                        .text(word)
                        .leaf(Tag.CODE, Cut.at(LONGEST_PLACE, place))
                        .end();
                word = "called from ";
            }
            html.end();
        }
        if (clue.hint() != null) {
            html.leaf(Tag.P, "Hint: " + clue.hint());
        }
    }
}
