package flow.serve;

import flow.event.Start;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes runs. */
public interface Starter {

    /** How a run that was to be made has ended. */
    enum Outcome {
        SUCCEEDED,
        FAILED,
        /** Somebody ended it, and nobody waits for it any more. */
        ENDED,
        /** The server is being stopped: it is to go on when that starts again. */
        CUT_OFF
    }

    /**
     * @param runId of the run that ended so: one that resumes the other, where that was cut off
     */
    record Ended(Outcome outcome, String runId) {}

    /**
     * Why a run that starts so cannot be made, as when an event has a text where a number is needed; empty when it can.
     *
     * @param flow the name of a {@link ServedFlow}
     */
    Optional<String> objection(String flow, Start start);

    /** Whether there is anything of a run. */
    boolean isBegun(String runId);

    /**
     * Makes a run, in a thread of its own. Where there is one of its id already, which somebody cut off, it is resumed; one that is over
     * is left as it is.
     *
     * @param ended is told once how it ended
     */
    void start(Firing firing, Consumer<Ended> ended);

    /** Ends a run, which then is {@link Outcome#ENDED}, also one that is only about to begin; nothing happens when it is over. */
    void end(String runId);
}
