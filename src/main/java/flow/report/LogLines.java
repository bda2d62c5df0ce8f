package flow.report;

import flow.graph.TaskId;
import flow.store.LogEntry;
import flow.store.LogLine.Stream;
import java.util.List;

/** What the run printed, cut in the middle where it is long. */
final class LogLines implements Chapter {
    private final LogExcerpt log;

    LogLines(LogExcerpt log) {
        this.log = log;
    }

    @Override
    public String id() {
        return "log";
    }

    @Override
    public String title() {
        return "Log";
    }

    @Override
    public void write(Html html) {
        if (log.first().isEmpty()) {
            html.leaf(Tag.P, "Nothing was printed.");
            return;
        }
        html.begin(Tag.PRE, Name.CLASS.is("log long"), Name.TABINDEX.is(0));
        write(html, log.first(), true);
        if (log.leftOut() > 0) {
            String gap = "… " + Count.of(log.leftOut(), "line") + " left out; 'flow logs' shows them …\n";
            html.leaf(Tag.SPAN, gap, Name.CLASS.is("gap"));
        }
        write(html, log.last(), true);
        html.endLine();
    }

    /** @param ofMany whether it has to be said whose a line is */
    static void write(Html html, List<LogEntry> lines, boolean ofMany) {
        for (LogEntry entry : lines) {
            html.leaf(Tag.SPAN, Moment.clock(entry.line().at()), Name.CLASS.is("at"));
            html.text(" ");
            String source = source(entry, ofMany);
            if (!source.isEmpty()) {
                html.leaf(Tag.SPAN, "[" + source + "]", Name.CLASS.is("source")).text(" ");
            }
            if (entry.line().stream() == Stream.ERR) {
                html.leaf(Tag.SPAN, entry.line().text() + "\n", Name.CLASS.is("err"));
                continue;
            }
            html.text(entry.line().text() + "\n");
        }
    }

    private static String source(LogEntry entry, boolean ofMany) {
        TaskId task = entry.source().task();
        int attempt = entry.source().attempt();
        String again = attempt == 0 ? "" : "attempt " + attempt;
        if (task == null || !ofMany) {
            return again;
        }
        String name = task.path().isEmpty() ? task.step() : task.step() + "/" + task.spelling();
        return again.isEmpty() ? name : name + ", " + again;
    }
}
