package flow.notify;

import flow.graph.Hook.Occasion;
import flow.graph.Placeholder;
import flow.problem.Visible;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A run that has ended, for people.
 *
 * @param place of the flow, {@code train} or {@code project.branch.train}
 * @param took as people read it; empty when it is not known
 * @param step that failed first; empty when none did, as in the next two
 * @param task of it, and how many more failed
 * @param error why, as it was told; what is shown are its first lines
 * @param link to where Argo shows it; null for none
 * @param branch of the flow's project; empty for none
 */
public record RunNews(
        String flow,
        String place,
        String run,
        Occasion occasion,
        Instant endedAt,
        String took,
        String step,
        String task,
        String error,
        @Nullable String link,
        String branch,
        String user) {
    private static final int LINES = 10;
    private static final int CHARACTERS = 1_000;
    private static final String MORE = "…";

    public RunNews {
        error = firstLines(Visible.text(error));
    }

    private static String firstLines(String text) {
        List<String> lines =
                text.strip().lines().filter(line -> !line.isBlank()).toList();
        String some = String.join("\n", lines.subList(0, Math.min(LINES, lines.size())));
        String cut = Cut.of(some, CHARACTERS);
        return lines.size() > LINES && cut.equals(some) ? cut + "\n" + MORE : cut;
    }

    /** {@code failed} or {@code succeeded}. */
    String status() {
        return occasion == Occasion.SUCCESS ? "succeeded" : "failed";
    }

    /** The same for every message about this run, and another one for each other run. */
    String identity() {
        return "flow/" + place + "/" + run;
    }

    /** Empty where there is nothing to say. */
    String value(Placeholder placeholder) {
        return switch (placeholder) {
            case FLOW -> flow;
            case RUN -> run;
            case STATUS -> status();
            case STEP -> step;
            case TASK -> task;
            case ERROR -> error;
            case TOOK -> took;
            case LINK -> link == null ? "" : link;
            case BRANCH -> branch;
            case USER -> user;
        };
    }
}
