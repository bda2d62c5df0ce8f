package flow.graph;

import flow.problem.Position;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the syntax tree shows of a body, for the checks. Names are those that a scope answers: artifacts, parameters,
 * configs, {@code as:} names; not the body's own locals, nor the reserved words.
 *
 * @param opaque whether the body could not be looked into (a variable instead of a literal closure); then all lists are empty
 * @param computed whether it sets or reads names that are computed ({@code artifacts['x' + i]})
 * @param reads names that it may read before it has surely set them itself, in the order of the script
 * @param sets names that it surely sets whenever it ends
 * @param maySet names that it sets on some ways through it, {@code sets} not included
 * @param branchReads first properties read from the inputs of a join
 * @param merges every {@code merge(inputs)} in it
 */
public record Facts(
        boolean opaque,
        boolean computed,
        List<Access> reads,
        List<Access> sets,
        List<Access> maySet,
        List<BranchRead> branchReads,
        List<Merge> merges) {

    public static final Facts NONE = new Facts(false, false, List.of(), List.of(), List.of(), List.of(), List.of());

    public static final Facts OPAQUE = new Facts(true, false, List.of(), List.of(), List.of(), List.of(), List.of());

    /**
     * One use of a name.
     *
     * @param sure for reads: false where Groovy may resolve the name elsewhere (inside {@code with}, builders), so that it is no fault
     */
    public record Access(String name, Position position, boolean sure) {}

    /**
     * {@code inputs*.x}, {@code inputs[i].x}, {@code inputs.b.x}.
     *
     * @param branch the static branch that was named; null when the read is of any branch
     */
    public record BranchRead(@Nullable String branch, String name, Position position) {}

    /**
     * {@code merge(inputs, include: […], exclude: […])}.
     *
     * @param include null when there is none, or when it is no list of literal texts
     * @param exclude likewise
     */
    public record Merge(
            Position position,
            @Nullable List<String> include,
            @Nullable List<String> exclude) {}

    public Facts {
        reads = List.copyOf(reads);
        sets = List.copyOf(sets);
        maySet = List.copyOf(maySet);
        branchReads = List.copyOf(branchReads);
        merges = List.copyOf(merges);
    }
}
