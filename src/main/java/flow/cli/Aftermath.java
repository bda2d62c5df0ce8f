package flow.cli;

import flow.graph.Flow;
import flow.graph.Hook.Occasion;
import flow.notify.Notice;
import flow.notify.Notices;
import flow.problem.Visible;
import flow.run.RunEvent;
import flow.task.Host;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What follows the end of a run, once that is safe: others hear of it. How that goes is said, and changes nothing. */
final class Aftermath {
    private final Surroundings surroundings;
    private final Host host;
    private final Outgoing outgoing;

    /** @param host where addresses and keys are kept */
    Aftermath(Surroundings surroundings, Host host, Outgoing outgoing) {
        this.surroundings = surroundings;
        this.host = host;
        this.outgoing = outgoing;
    }

    /**
     * @param announcement of the end to other flows; null for none
     * @param link to where the run is shown; null for nowhere
     * @param events is told what became of each message
     */
    @Nullable
    Void of(
            Flow flow,
            Notices notices,
            News news,
            @Nullable Announcement announcement,
            @Nullable String link,
            Consumer<RunEvent> events) {
        Occasion occasion = News.occasion(news.status());
        List<Notice> due = occasion == null ? List.of() : notices.of(occasion);
        if (occasion == null || due.isEmpty() && announcement == null) {
            return null;
        }
        List<Outgoing.Errand> errands = new ArrayList<>(new Messages(host).of(due, news.of(flow, occasion, link)));
        if (announcement != null) {
            errands.add(announcement);
        }
        String what = "that " + flow.name() + (occasion == Occasion.SUCCESS ? " succeeded" : " failed");
        for (Outgoing.Report report : outgoing.carryOut(errands)) {
            String line = report.fault() == null
                    ? "told " + report.to() + " " + what
                    : "warning: " + report.to() + " was not told " + what + ": " + report.fault();
            surroundings.err().println(Visible.text(line));
            events.accept(new RunEvent.Notified(surroundings.clock().instant(), report.to(), report.fault()));
        }
        return null;
    }
}
