package flow.event;

import flow.graph.Hook;
import flow.graph.InvalidValue;
import flow.graph.NameRule;
import flow.problem.Code;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of an event of flow's own. Each branch of a project has events for itself: one of {@code sales} in {@code prod} starts nothing
 * in {@code user.alice}, nor a flow that belongs to no project.
 *
 * @param scope {@code project/branch}; null for flows of no project
 */
public record EventName(@Nullable String scope, String name) {
    private static final Pattern SCOPE = Pattern.compile("[a-z][a-z0-9_]*/(prod|(user|test|prod)(\\.[A-Za-z0-9_-]+)+)");
    private static final Pattern FINISH = Pattern.compile("flow\\.([A-Za-z][A-Za-z0-9_-]*)\\.(succeeded|failed)");

    /** Of a flow of a project. */
    public static String scope(String project, String branch) {
        return project + "/" + branch;
    }

    /** That a flow's run ended in a certain way. */
    public static EventName ofFinish(@Nullable String scope, String flow, Hook.Occasion outcome) {
        return new EventName(scope, "flow." + flow + "." + (outcome == Hook.Occasion.SUCCESS ? "succeeded" : "failed"));
    }

    /**
     * @param text {@code orders} or {@code sales/prod/orders}
     * @throws InvalidValue F023
     */
    public static EventName parse(String text) {
        int last = text.lastIndexOf('/');
        String scope = last < 0 ? null : text.substring(0, last);
        if (scope != null && !SCOPE.matcher(scope).matches()) {
            throw new InvalidValue(
                    Code.F023,
                    "'" + text + "' is no event name",
                    "write 'name', or 'project/branch/name' where the branch is prod, user.NAME or test.NAME");
        }
        return new EventName(scope, NameRule.EVENT.check("event name", text.substring(last + 1)));
    }

    /** Whether it says that a run has ended; only flow itself announces such. */
    public boolean isFinish() {
        return FINISH.matcher(name).matches();
    }

    /**
     * The same, for one who is not flow itself.
     *
     * @throws InvalidValue F023 when only flow itself may announce it
     */
    public EventName unreserved() {
        if (name.toLowerCase(Locale.ROOT).startsWith("flow.")) {
            throw new InvalidValue(Code.F023, "what begins with 'flow.' is announced by flow itself", null);
        }
        return this;
    }

    /** The same in a project and branch, if it says none itself. */
    public EventName within(@Nullable String other) {
        return scope == null ? new EventName(other, name) : this;
    }

    /** For people: {@code success of Load}, or the name. */
    String described() {
        Matcher finish = FINISH.matcher(name);
        if (!finish.matches()) {
            return "event '" + this + "'";
        }
        return (finish.group(2).equals("succeeded") ? "success of '" : "failure of '")
                + (scope == null ? "" : scope.replace('/', '.') + ".") + finish.group(1) + "'";
    }

    @Override
    public String toString() {
        return scope == null ? name : scope + "/" + name;
    }
}
