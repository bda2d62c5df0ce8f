package flow.report;

import flow.client.Artifact;
import flow.client.Run;
import flow.client.Task;
import flow.view.Elapsed;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The top of the page: which run it is, how it stands, and where everything else is. */
final class Overview {
    private static final int LONGEST_VALUE = 200;

    private final Subject subject;
    private final Run run;

    Overview(Subject subject) {
        this.subject = subject;
        this.run = subject.run();
    }

    void write(Html html, List<Chapter> chapters) {
        html.begin(Tag.HEADER);
        html.begin(Tag.DIV, Name.CLASS.is("title"));
        html.leaf(Tag.H1, run.getFlow());
        html.leaf(Tag.SPAN, run.getStatus().toString(), Name.CLASS.is("badge " + run.getStatus()));
        html.leaf(Tag.CODE, run.getId(), Name.CLASS.is("id"));
        html.endLine();
        figures(html);
        facts(html);
        parameters(html);
        html.begin(Tag.NAV, Name.ARIA_LABEL.is("Parts of this page"));
        for (Chapter chapter : chapters) {
            html.leaf(Tag.A, chapter.title(), Name.HREF.is(chapter.id()));
        }
        html.end().endLine();
    }

    private void figures(Html html) {
        List<Task> tasks = subject.tasks().toList();
        html.begin(Tag.DL, Name.CLASS.is("figures"));
        figure(
                html,
                "took",
                run.getTook() == null ? run.isOver() ? "unknown" : "going on" : Elapsed.text(run.getTook()));
        figure(html, "tasks ended", Count.of(tasks.size()));
        figure(html, "failed", Count.of(count(tasks, Task.State.FAILED)));
        long reused = tasks.stream().filter(Task::isReused).count();
        if (reused > 0) {
            figure(html, "reused", Count.of(reused));
        }
        long again = tasks.stream()
                .filter(task -> !task.isReused())
                .mapToLong(task -> task.getAttempts() - 1)
                .sum();
        figure(html, "attempts beyond the first", Count.of(again));
        Load load = Load.of(subject);
        figure(html, "tasks at once, at most", Count.of(load.most()));
        figure(html, "time in tasks", Elapsed.text(load.inTasks()));
        html.endLine();
    }

    private static long count(Collection<Task> tasks, Task.State state) {
        return tasks.stream().filter(task -> task.getState() == state).count();
    }

    private static void figure(Html html, String name, String value) {
        html.begin(Tag.DIV).leaf(Tag.DT, name).leaf(Tag.DD, value).end();
    }

    private void facts(Html html) {
        html.begin(Tag.DL, Name.CLASS.is("facts"));
        html.begin(Tag.DIV).leaf(Tag.DT, "started").begin(Tag.DD);
        Moment.write(html, run.getStartedAt());
        html.text(" by " + run.getUser()).end().end();
        if (run.getEndedAt() != null) {
            html.begin(Tag.DIV).leaf(Tag.DT, "ended").begin(Tag.DD);
            Moment.write(html, run.getEndedAt());
            html.end().end();
        }
        fact(html, "script", run.getScript());
        fact(html, "resumes", run.getOriginRunId());
        fact(html, "tags", run.getTags().isEmpty() ? null : String.join(", ", run.getTags()));
        html.endLine();
    }

    private static void fact(Html html, String name, @Nullable String value) {
        if (value != null) {
            html.begin(Tag.DIV)
                    .leaf(Tag.DT, name)
                    .begin(Tag.DD)
                    .leaf(Tag.CODE, value)
                    .end()
                    .end();
        }
    }

    private void parameters(Html html) {
        Map<String, Artifact> parameters = run.getParameters();
        if (parameters.isEmpty()) {
            return;
        }
        html.begin(Tag.DL, Name.CLASS.is("facts parameters"), Name.ARIA_LABEL.is("Parameters"));
        parameters.forEach((name, value) ->
                fact(html, name, ShownValue.of(value, LONGEST_VALUE).text()));
        html.endLine();
    }
}
