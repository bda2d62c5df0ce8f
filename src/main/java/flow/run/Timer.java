package flow.run;

import java.time.Duration;
import java.time.Instant;
import java.util.function.IntSupplier;

/** Time as the engine and those who watch it know it. */
public interface Timer {

    /** The machine's. */
    static Timer ofMachine() {
        return new ThreadTimer();
    }

    Instant now();

    /**
     * A run has nothing to do until one of its attempts ends or time passes. Time that is not the machine's may pass now.
     *
     * @param attempts how many are being made
     */
    default void idle(IntSupplier attempts) {}

    /** It has something to do again. */
    default void busy() {}

    /**
     * Runs something later, in a thread of the timer's own.
     *
     * @return what takes it back; nothing happens when it is too late
     */
    Runnable after(Duration delay, Runnable action);
}
