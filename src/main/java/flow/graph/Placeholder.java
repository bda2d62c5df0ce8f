package flow.graph;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a {@link MessageTemplate} leaves open until a run has ended. */
public enum Placeholder {
    /** The flow's name. */
    FLOW,
    /** The run's id. */
    RUN,
    /** {@code failed} or {@code succeeded}. */
    STATUS,
    /** The step that failed first. */
    STEP,
    /** The task of it, as {@code process[2]}, and how many more failed. */
    TASK,
    /** The first lines of why. */
    ERROR,
    /** How long the run took: {@code 2 min 3 s}. */
    TOOK,
    /** Where Argo shows the run. */
    LINK,
    /** The branch of the flow's project. */
    BRANCH,
    /** Who started or deployed it. */
    USER;

    /** As it stands between its braces. */
    public String spelling() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<Placeholder> of(String spelling) {
        return Arrays.stream(values())
                .filter(one -> one.spelling().equals(spelling))
                .findFirst();
    }

    static List<String> spellings() {
        return Arrays.stream(values()).map(Placeholder::spelling).toList();
    }
}
