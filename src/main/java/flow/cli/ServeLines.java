package flow.cli;

import flow.event.Event;
import flow.problem.Visible;
import flow.serve.Firing;
import flow.serve.Starter.Outcome;
import flow.serve.Told;
import flow.view.Elapsed;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What happens under {@code flow serve}, a line each: {@code 02:30:00 nightly: run 1m8bc0x22q3z starts, for 02:30}. */
final class ServeLines implements Consumer<Told> {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final PrintStream err;
    private final Clock clock;
    private final Map<String, Instant> started = new HashMap<>();
    private final Map<String, String> faults = new HashMap<>();

    ServeLines(PrintStream err, Clock clock) {
        this.err = err;
        this.clock = clock;
    }

    /** Why a run is about to be told as failed. */
    synchronized void fault(Firing firing, @Nullable String why) {
        faults.put(firing.runId(), why == null ? "" : why);
    }

    /** Why a run cannot be made now. */
    synchronized void delay(Firing firing, @Nullable String why) {
        line(firing, "waits, and is tried again: " + firstLine(String.valueOf(why)));
    }

    @Override
    public synchronized void accept(Told told) {
        if (told instanceof Told.Starting starting) {
            started.put(starting.firing().runId(), clock.instant());
            line(starting.firing(), "starts, " + cause(starting.firing()));
        }
        if (told instanceof Told.Over over) {
            over(over.firing(), over.outcome());
        }
        if (told instanceof Told.Missed missed) {
            String which = missed.times() == 1
                    ? "the time " + moment(missed.first()) + " was missed"
                    : missed.times() + " times were missed, from " + moment(missed.first()) + " to "
                            + moment(missed.last());
            line(missed.flow() + ": " + which + ", and no run is started for " + (missed.times() == 1 ? "it" : "them")
                    + " any more");
        }
        if (told instanceof Told.LeftOut leftOut) {
            line(leftOut.flow() + ": " + leftOut.times().count()
                    + " of its times did not exist, as clocks were set forward: "
                    + leftOut.times().first());
        }
        if (told instanceof Told.SetBack setBack) {
            line(setBack.flow() + ": its last run was for " + moment(setBack.last())
                    + ", by a clock that was wrong; its schedule begins with now");
        }
        if (told instanceof Told.Refused refused) {
            line(refused.flow() + ": what it waits for has come, but starts no run: " + refused.reason());
        }
        if (told instanceof Told.Recovered recovered) {
            recovered(recovered.firings(), recovered.unknown());
        }
    }

    private void over(Firing firing, Outcome outcome) {
        Instant begun = started.remove(firing.runId());
        String took = begun == null ? "" : " after " + Elapsed.text(Duration.between(begun, clock.instant()));
        String why = faults.remove(firing.runId());
        line(
                firing,
                switch (outcome) {
                    case SUCCEEDED -> "succeeded" + took;
                    case FAILED -> "failed" + took + (why == null || why.isEmpty() ? "" : ": " + firstLine(why));
                    case ENDED -> "was ended" + took;
                    case CUT_OFF -> "is cut off" + took + "; the next 'flow serve' goes on with it";
                });
    }

    private void recovered(List<Firing> firings, List<Firing> unknown) {
        if (!firings.isEmpty()) {
            line(firings.size() + (firings.size() == 1 ? " run" : " runs")
                    + " of the last server are brought to their end: " + ids(firings));
        }
        if (!unknown.isEmpty()) {
            line(unknown.size() + " more belong to flows that are not served now, and wait until they are: "
                    + ids(unknown));
        }
    }

    private static String ids(List<Firing> firings) {
        String first = firings.stream().limit(5).map(Firing::runId).collect(Collectors.joining(", "));
        return firings.size() > 5 ? first + "…" : first;
    }

    private String cause(Firing firing) {
        if (firing.scheduledTime() != null) {
            return "for " + moment(firing.scheduledTime());
        }
        return "by " + firing.events().stream().map(Event::toString).distinct().collect(Collectors.joining(" and "));
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    private String moment(Instant instant) {
        return RunTimes.text(instant, clock.getZone());
    }

    private void line(Firing firing, String what) {
        line(firing.flow() + ": run " + firing.runId() + " " + what);
    }

    void line(String text) {
        err.println(CLOCK.format(clock.instant().atZone(clock.getZone())) + " " + Visible.text(text));
    }
}
