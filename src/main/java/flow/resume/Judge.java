package flow.resume;

import flow.graph.Outline;
import flow.graph.Outline.Items;
import flow.graph.Outline.Nodes;
import flow.graph.Outline.Options;
import flow.graph.Outline.Part;
import flow.graph.Outline.Rounds;
import flow.graph.Outline.Task;
import flow.graph.TaskId;
import flow.resume.Reason.Kind;
import flow.store.Decision;
import flow.store.Reused;
import flow.store.TaskDone;
import flow.store.TaskFailed;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says of one task why it is run, as far as that is its own matter and not that of what stands before it. */
final class Judge {
    private final Past past;
    private final Codes codes;
    private final Set<String> before;
    private final Asked asked;

    /**
     * @param codes of the steps, then and now
     * @param then the blocks of the flow as it was
     * @param asked what is to be run again, with all that follows
     */
    Judge(Past past, Codes codes, Outline then, Asked asked) {
        this.past = past;
        this.codes = codes;
        this.before = new HashSet<>(then.steps());
        this.asked = asked;
    }

    /**
     * What a task has to decide as its last act.
     *
     * @param now the block that it decides over; null for none
     * @param then what stood in that block's place
     */
    record Decided(@Nullable Part now, @Nullable Part then) {
        static final Decided NOTHING = new Decided(null, null);

        /** The same if it is that step that decides. */
        Decided by(String step) {
            boolean decides = now instanceof Items items && items.decider().equals(step)
                    || now instanceof Options options && options.decider().equals(step)
                    || now instanceof Rounds rounds && rounds.decider().equals(step);
            return decides ? this : NOTHING;
        }

        private boolean fits(@Nullable Decision decision) {
            if (now instanceof Items) {
                return decision instanceof Decision.Items;
            }
            if (now instanceof Options options) {
                return decision instanceof Decision.Option && Neighbours.sameOptions(options, then);
            }
            return now == null || decision instanceof Decision.Again;
        }
    }

    /** Null when it is taken over. */
    @Nullable
    Reason of(TaskId task, Decided decided) {
        if (asked.tasks().test(task)) {
            return asked();
        }
        TaskDone done = past.done(task);
        if (done == null) {
            return unfinished(task);
        }
        if (!decided.fits(done.decision())) {
            return new Reason(Kind.DECIDES, "what it decides has changed");
        }
        return past.isWhole(done) ? null : new Reason(Kind.LOST, "values that it left are damaged or gone");
    }

    private Reason asked() {
        return new Reason(Kind.ASKED, asked.why());
    }

    private Reason unfinished(TaskId task) {
        TaskFailed failed = past.failed(task);
        if (failed != null) {
            return new Reason(Kind.UNFINISHED, "it failed: " + cause(failed));
        }
        return before.contains(task.step()) || task.step().endsWith("?")
                ? new Reason(Kind.NOT_BEGUN, "it did not finish")
                : isNew();
    }

    private static String cause(TaskFailed failed) {
        String message = failed.failure().message();
        String said = message == null || message.isBlank() ? failed.failure().type() : message;
        return said.lines().findFirst().orElse("");
    }

    /** Of the first task of a part that does not fit. */
    Reason moved(Part part, Spot spot, Outline then) {
        String step = Neighbours.name(part);
        boolean isTask = part instanceof Task || part instanceof Nodes;
        return isTask && asked.tasks().test(spot.task(step)) ? asked() : moved(step, then);
    }

    /** Likewise, of a branch. */
    Reason moved(String step, Outline then) {
        return before.contains(step) ? new Reason(Kind.MOVED, moved(then)) : isNew();
    }

    private static String moved(Outline then) {
        return then.parts().isEmpty() ? "it stood elsewhere" : "it stood elsewhere, or something before it is gone";
    }

    private static Reason isNew() {
        return new Reason(Kind.MOVED, "it is new in the script");
    }

    /** Of what stands behind a step that was taken out of the script. */
    static Reason gone(String step) {
        return new Reason(Kind.MOVED, "'" + step + "' before it is gone from the script");
    }

    static Reason otherBranches() {
        return new Reason(Kind.MOVED, "the branches before it are others");
    }

    static Reason sameGang(String task) {
        return new Reason(Kind.AFTER, "'" + task + "' of the same gang is run");
    }

    /** Of what follows a task that is run: the first cause of all. */
    static Reason after(String task, Reason why) {
        return why.kind() == Kind.AFTER ? why : Reason.after(task);
    }

    /** A task that finished, as the new run writes it down. */
    Kept kept(TaskId task) {
        TaskDone done = Objects.requireNonNull(past.done(task));
        return new Kept(done.takenOver(new Reused(past.whereItRan(done), codes.ofThen(done))));
    }

    /** Of a task that finished and decided. */
    Decision decision(TaskId task) {
        return Objects.requireNonNull(Objects.requireNonNull(past.done(task)).decision());
    }
}
