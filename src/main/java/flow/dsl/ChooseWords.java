package flow.dsl;

import groovy.lang.Closure;
import groovy.lang.DelegatesTo;

/** The words inside {@code choose}. */
public final class ChooseWords extends Words {
    private final ChoiceDraft draft;

    ChooseWords(Evaluation evaluation, ChoiceDraft draft) {
        super(evaluation);
        this.draft = draft;
    }

    /**
     * An option, taken when its condition is the first true one.
     *
     * @param condition only reads; true by Groovy's idea of truth; comparing null with {@code <} or {@code >} is an error
     * @param block what runs; may be empty
     */
    @Word
    public Chained when(
            @DelegatesTo(value = TaskWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> condition,
            @DelegatesTo(value = BlockWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block) {
        draft.when(site("when"), condition, block);
        return new Chained("when", this);
    }

    /**
     * What runs when no condition was true. May be left out: then nothing runs.
     *
     * @param block what runs; may be empty
     */
    @Word
    public Chained otherwise(
            @DelegatesTo(value = BlockWords.class, strategy = Closure.DELEGATE_ONLY) Closure<?> block) {
        draft.otherwise(site("otherwise"), block);
        return new Chained("otherwise");
    }
}
