package flow.client;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which runs to look at.
 *
 * @param flow the flow's name; null for any
 * @param script where the script is, absolute; null for any
 * @param statuses any of them; empty for all
 * @param tags all of them
 * @param limit how many at most, the newest ones
 */
public record Wanted(@Nullable String flow, @Nullable Path script, Set<Status> statuses, Set<String> tags, int limit) {

    public static final Wanted ALL = new Wanted(null, null, Set.of(), Set.of(), Integer.MAX_VALUE);

    public Wanted {
        statuses = Set.copyOf(statuses);
        tags = Set.copyOf(tags);
    }

    public Wanted ofFlow(String name) {
        return new Wanted(name, script, statuses, tags, limit);
    }

    public Wanted ofScript(Path path) {
        return new Wanted(flow, path.toAbsolutePath().normalize(), statuses, tags, limit);
    }

    public Wanted with(Status... any) {
        return new Wanted(flow, script, Set.of(any), tags, limit);
    }

    public Wanted tagged(Collection<String> all) {
        return new Wanted(flow, script, statuses, Set.copyOf(all), limit);
    }

    public Wanted atMost(int number) {
        return new Wanted(flow, script, statuses, tags, number);
    }

    boolean fits(Run run) {
        return (flow == null || flow.equals(run.getFlow()))
                && (script == null || script.toString().equals(run.getScript()))
                && (statuses.isEmpty() || statuses.contains(run.getStatus()))
                && run.getTags().containsAll(tags);
    }
}
