package flow.graph;

import flow.problem.Code;
import flow.problem.Nearest;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** By which people are told how a run ended. */
public enum Channel {
    /** A channel of Slack, by an incoming webhook. */
    SLACK("slack", "slack"),
    /** A service of PagerDuty, by its Events API v2. */
    PAGERDUTY("pagerduty", "pagerduty"),
    /** An alert source of incident.io. */
    INCIDENT_IO("incident.io", "incident");

    private final String spelling;
    private final String option;

    Channel(String spelling, String option) {
        this.spelling = spelling;
        this.option = option;
    }

    /** As it is written and printed. */
    public String spelling() {
        return spelling;
    }

    /** The option of {@code notify} that says where it is; understood as its name, too. */
    public String option() {
        return option;
    }

    /** @throws InvalidValue F004 */
    public static Channel parse(String name) {
        return find(name).orElseThrow(() -> unknown(name));
    }

    private static Optional<Channel> find(String name) {
        return Arrays.stream(values())
                .filter(channel -> channel.spelling.equals(name) || channel.option.equals(name))
                .findFirst();
    }

    private static InvalidValue unknown(String name) {
        List<String> known = Arrays.stream(values()).map(Channel::spelling).toList();
        String all = known.stream().map(one -> "'" + one + "'").collect(Collectors.joining(", "));
        return new InvalidValue(
                Code.F004,
                "'" + name + "' is none of " + all,
                Nearest.to(name, known)
                        .map(near -> "did you mean '" + near + "'?")
                        .orElse(null));
    }

    /** As it is written. */
    @Override
    public String toString() {
        return spelling;
    }
}
