package flow.store;

import java.util.Optional;

/** One attempt at a task of a run that others write as well, while it happens. */
public interface AttemptWriter extends RunWriter {

    /**
     * The record that was appended last, where it is what the store has of this attempt, so that nobody has to look: none other can ever
     * take its place. Of a node of a gang whether or not the others are there. Empty before, and where another one was faster.
     */
    Optional<RunRecord> committed();
}
