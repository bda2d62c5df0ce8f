package flow.graph;

import java.util.Locale;

/** How bad it is that a run failed, in the words of PagerDuty. */
public enum Severity {
    CRITICAL,
    ERROR,
    WARNING,
    INFO;

    /** As it is written: {@code critical}. */
    public String spelling() {
        return name().toLowerCase(Locale.ROOT);
    }
}
