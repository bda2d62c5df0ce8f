package flow.progress;

import flow.graph.Flow;
import flow.run.RunEvent;
import flow.run.Timer;
import flow.store.LogSource;
import java.time.ZoneId;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What people see while a run goes on: told of its events by one thread, in order. */
public interface Progress extends Consumer<RunEvent>, AutoCloseable {

    /**
     * How it is shown.
     *
     * @param out gets whole lines, with the line ends in them; may be called by a thread of the timer
     * @param prefix tells whose a printed line is
     * @param excerpt shows where something went wrong
     * @param commands whether there is a command of that name, to be named in a hint
     */
    record Look(
            Consumer<String> out,
            Ink ink,
            Function<LogSource, String> prefix,
            Excerpt excerpt,
            Predicate<String> commands) {}

    /**
     * On a terminal: a row a step, drawn anew below all lines; nothing of it for a run that is over within a moment.
     *
     * @param size asked for each time that rows are drawn
     */
    static Progress rows(Flow flow, Look look, Timer timer, Supplier<Size> size) {
        return new RowProgress(flow, look, timer, size);
    }

    /** Elsewhere: a line with the time for everything worth one, and when nothing happens for long, what is going on. */
    static Progress lines(Flow flow, Look look, Timer timer, ZoneId zone) {
        return new LineProgress(flow, look, timer, zone);
    }

    /** Of a run of one task alone: what happens to that, and nothing of a run. */
    static Progress task(Look look, ZoneId zone) {
        return new TaskProgress(look, zone);
    }

    /** Shows what was not shown yet, and nothing more; does nothing after the end of the run. */
    @Override
    void close();
}
