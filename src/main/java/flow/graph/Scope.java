package flow.graph;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a body can see and change while it runs, given by whatever executes the task. Names are resolved here in
 * the order: what the body set, {@code input}, {@code index}, {@code iteration} and {@code as:} names, parameters, configs,
 * artifacts of earlier tasks. Every method may throw {@link flow.problem.Fault}. One task's scope is used by the task's own
 * threads only; implementations are safe for use by several of them.
 */
public interface Scope {

    /** Whether {@link #read} would answer. */
    boolean has(String name);

    /**
     * The value of a name: the task's own copy, the same object at every read, so that changes in place are kept.
     *
     * @throws flow.problem.Fault F012 when nothing set it, F013 when branches changed it and the join did not set it
     */
    @Nullable
    Object read(String name);

    /**
     * Creates or replaces an artifact.
     *
     * @throws flow.problem.Fault F016 in a condition, F006 for a name that is read-only or cannot be an artifact
     */
    void write(String name, @Nullable Object value);

    /** Removes an artifact; nothing happens when there is none. */
    void remove(String name);

    /** The artifacts that are visible, in alphabetical order. */
    Set<String> names();

    /** What {@code current} shows: a tree of unmodifiable maps, lists and scalar values, by the names of product.md §1.6. */
    Map<String, Object> current();

    /** What {@code env} shows: the variables of the process, of the configuration, of the step, and its secrets. */
    Map<String, String> env();

    /** What {@code secrets} shows: those of the step, by name. */
    Map<String, String> secrets();

    /**
     * Runs a program to its end. What it writes is added to the task's log.
     *
     * @return what it wrote to its standard output, without the last line end; the path of {@link Program#output} where there is one
     * @throws InterruptedException when the task was told to end
     */
    Object exec(Program program) throws InterruptedException;

    /** The ends of the branches in the order of the items; empty after an empty fork and where there was no fork. */
    default List<BranchEnd> inputs() {
        return List.of();
    }

    /** The run that a hook is called with, as {@code flow.client} shows it; null in every other body. */
    default @Nullable Object run() {
        return null;
    }

    /** Whether this is the join of a fork. */
    default boolean isJoin() {
        return false;
    }

    /**
     * {@code merge(inputs)}: takes over what the branches agree on; on a fault nothing is set.
     *
     * @param include the only names to take; null for all
     * @param exclude names to leave; null for none; never given together with {@code include}
     */
    void merge(@Nullable Set<String> include, @Nullable Set<String> exclude);

    /**
     * {@code file(path)}: a file or folder as a value, taken over when the task ends.
     *
     * @param path relative to {@code current.tempDir}, or absolute
     * @param said as the script said it, for messages
     */
    Object file(Path path, String said);

    /** What a step placed at the end of one branch would see. */
    interface BranchEnd {

        /** Of a static branch its name; of a foreach or a gang null. */
        @Nullable
        String name();

        /** The branch's number from 0; in a gang the node's. */
        int index();

        boolean has(String name);

        /** @throws flow.problem.Fault F012 when the branch has no such name */
        @Nullable
        Object read(String name);

        /** The artifacts visible at its end, in alphabetical order. */
        Set<String> names();
    }
}
