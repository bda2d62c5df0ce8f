package flow.run;

import java.time.Duration;
import java.time.Instant;

/** Time as the engine and those who watch it know it. */
public interface Timer {

    /** The machine's. */
    static Timer ofMachine() {
        return new ThreadTimer();
    }

    Instant now();

    /**
     * Runs something later, in a thread of the timer's own.
     *
     * @return what takes it back; nothing happens when it is too late
     */
    Runnable after(Duration delay, Runnable action);
}
