package flow.graph;

import flow.problem.Position;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the syntax tree shows of a body, for the checks. Names are those that a scope answers: artifacts, parameters,
 * configs, {@code as:} names; not the body's own variables, nor the reserved words.
 *
 * @param opaque whether the body could not be looked into (a variable instead of a literal closure); then all lists are empty
 * @param computed whether it sets or reads names that are computed ({@code artifacts['x' + i]})
 * @param reads names that it may read before it has surely set them itself, in the order of the script
 * @param sets names that it surely sets whenever it ends
 * @param maySet names that it sets on some ways through it, {@code sets} not included
 * @param changes names whose value it surely changes in place whenever it ends ({@code rows << 1}, {@code m.a = 2}), as far as
 *     that can be seen
 * @param locals variables that it declares itself, which are gone when it ends
 * @param branches static branches named on the inputs of a join ({@code inputs.report}, {@code inputs['my-branch']}),
 *     whatever is done with them then
 * @param branchReads first properties read from the inputs of a join
 * @param merges every {@code merge(inputs)} in it
 * @param expression of a closure that is one expression, such as most conditions; else null
 */
public record Facts(
        boolean opaque,
        boolean computed,
        List<Access> reads,
        List<Access> sets,
        List<Access> maySet,
        List<Access> changes,
        List<Access> locals,
        List<Access> branches,
        List<BranchRead> branchReads,
        List<Merge> merges,
        @Nullable Expression expression) {

    public static final Facts NONE = nothing(false);

    public static final Facts OPAQUE = nothing(true);

    /**
     * One use of a name.
     *
     * @param sure for reads: false where it is no fault that nothing else set the name, because Groovy may resolve it elsewhere
     *     (inside {@code with}, builders) or because the body itself may have set it before (on some way, in an earlier round of
     *     a loop)
     */
    public record Access(String name, Position position, boolean sure) {}

    /**
     * {@code inputs*.x}, {@code inputs[i].x}, {@code inputs.b.x}.
     *
     * @param branch the static branch that was named; null when the read is of any branch
     * @param position where {@code x} stands
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

    /**
     * What a closure asks when it is one expression.
     *
     * @param source as it is written; null when nothing is written
     * @param text the same for two expressions that surely answer the same in the same scope, whatever their blanks and
     *     comments; null when that cannot be known, as where something random or outside is called
     * @param constant its truth when it is the same in every scope, as of {@code true}; else null
     */
    public record Expression(
            @Nullable String source,
            @Nullable String text,
            @Nullable Boolean constant) {}

    public Facts {
        reads = List.copyOf(reads);
        sets = List.copyOf(sets);
        maySet = List.copyOf(maySet);
        changes = List.copyOf(changes);
        locals = List.copyOf(locals);
        branches = List.copyOf(branches);
        branchReads = List.copyOf(branchReads);
        merges = List.copyOf(merges);
    }

    private static Facts nothing(boolean opaque) {
        return new Facts(
                opaque, false, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
                null);
    }
}
