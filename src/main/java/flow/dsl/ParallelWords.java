package flow.dsl;

import groovy.lang.Closure;
import groovy.lang.DelegatesTo;
import groovy.transform.NamedParam;
import java.util.List;
import java.util.Map;

/** The words inside {@code parallel}: each of them makes one branch. */
public final class ParallelWords extends Words {
    private final ParallelDraft draft;

    ParallelWords(Evaluation evaluation, ParallelDraft draft) {
        super(evaluation);
        this.draft = draft;
    }

    /**
     * Declares a branch of one step, called like the step.
     *
     * @param options as for {@code step} in a block, without {@code nodes}
     * @param name unique in the flow
     * @param body what the task does
     */
    @Word
    public Chained step(
            @NamedParam(value = "description", type = String.class)
                    @NamedParam(value = "retry", type = Object.class)
                    @NamedParam(value = "timeout", type = Object.class)
                    @NamedParam(value = "catchInto", type = String.class)
                    @NamedParam(value = "resources", type = Map.class)
                    @NamedParam(value = "kubernetes", type = Object.class)
                    @NamedParam(value = "batch", type = Object.class)
                    @NamedParam(value = "environment", type = Map.class)
                    @NamedParam(value = "secrets", type = List.class)
                    Map<String, ?> options,
            Object name,
            @DelegatesTo(value = TaskWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> body) {
        draft.step(site("step"), options, name, body);
        return new Chained("step");
    }

    /** Declares a branch of one step without options. */
    @Word
    public Chained step(
            Object name, @DelegatesTo(value = TaskWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> body) {
        return step(Map.of(), name, body);
    }

    /**
     * Declares a branch of several steps; forks inside it are joined inside it.
     *
     * @param name unique among the branches of this {@code parallel}; the join reads {@code inputs.<name>}
     * @param block at least one step
     */
    @Word
    public Chained branch(
            Object name, @DelegatesTo(value = BlockWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block) {
        draft.branch(site("branch"), name, block);
        return new Chained("branch");
    }
}
