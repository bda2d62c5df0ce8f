package flow.client;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which runs to look at; each method asks for more at once.
 *
 * @param flow the flow's name; null for any
 * @param script where the script is, absolute; null for any
 * @param others what else must hold of each
 * @param limit how many at most, the newest ones
 */
public record Wanted(@Nullable String flow, @Nullable Path script, Predicate<Run> others, int limit) {

    public static final Wanted ALL = new Wanted(null, null, run -> true, Integer.MAX_VALUE);

    public Wanted ofFlow(String name) {
        return new Wanted(name, script, others, limit);
    }

    public Wanted ofScript(Path path) {
        return new Wanted(flow, path.toAbsolutePath().normalize(), others, limit);
    }

    /** @param any of these; none for all */
    public Wanted with(Status... any) {
        Set<Status> statuses = Set.of(any);
        return statuses.isEmpty() ? this : matching(run -> statuses.contains(run.getStatus()));
    }

    /** @param all of these */
    public Wanted tagged(Collection<String> all) {
        Set<String> tags = Set.copyOf(all);
        return tags.isEmpty() ? this : matching(run -> run.getTags().containsAll(tags));
    }

    /** Those that this user started. */
    public Wanted by(String user) {
        return matching(run -> run.getUser().equals(user));
    }

    /** Those that started at this moment or later. */
    public Wanted since(Instant begin) {
        return matching(run -> !run.getStartedAt().isBefore(begin));
    }

    /** Those that started before this moment. */
    public Wanted until(Instant end) {
        return matching(run -> run.getStartedAt().isBefore(end));
    }

    /** Those that resumed this run. */
    public Wanted resuming(String runId) {
        return matching(run -> runId.equals(run.getOriginRunId()));
    }

    public Wanted matching(Predicate<Run> more) {
        return new Wanted(flow, script, others.and(more), limit);
    }

    public Wanted atMost(int number) {
        return new Wanted(flow, script, others, number);
    }

    boolean fits(Run run) {
        return (flow == null || flow.equals(run.getFlow()))
                && (script == null || script.toString().equals(run.getScript()))
                && others.test(run);
    }
}
