package flow.client;

import flow.store.LogEntry;
import flow.store.LogLine.Stream;
import flow.store.LogReader;
import flow.store.LogSource;
import flow.store.RunReader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a run, a step, a task or an attempt printed. It is read anew at each call: of a run that goes on, what there is by then. */
public final class Log implements Iterable<Line> {
    private final RunReader run;
    private final Predicate<LogSource> whose;

    Log(RunReader run, Predicate<LogSource> whose) {
        this.run = run;
        this.whose = whose;
    }

    /** In the order in which they were printed. */
    public List<Line> getLines() {
        List<Line> lines = new ArrayList<>();
        try (LogReader log = run.log()) {
            for (LogEntry entry = log.next(); entry != null; entry = log.next()) {
                if (whose.test(entry.source())) {
                    lines.add(new Line(entry));
                }
            }
        }
        return lines;
    }

    @Override
    public Iterator<Line> iterator() {
        return getLines().iterator();
    }

    /** All of it, each line with its end. */
    public String getText() {
        return text(line -> true);
    }

    /** What was printed to standard output. */
    public String getStdout() {
        return text(line -> line.isOf(Stream.OUT));
    }

    /** What was printed to standard error. */
    public String getStderr() {
        return text(line -> line.isOf(Stream.ERR));
    }

    private String text(Predicate<Line> wanted) {
        return getLines().stream()
                .filter(wanted)
                .map(line -> line.getText() + "\n")
                .collect(Collectors.joining());
    }

    /** What one attempt printed, counted from 0. */
    public Log attempt(int number) {
        return new Log(run, source -> source.task() != null && source.attempt() == number && whose.test(source));
    }

    /** Its text. */
    @Override
    public String toString() {
        return getText();
    }
}
